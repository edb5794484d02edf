"""The verbs that join the stages: ingest, extract lines, date what is undated, export, build, doctor.

Each imports what it needs when it is called, so that the command line starts at once.
"""

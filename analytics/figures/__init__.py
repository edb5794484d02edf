"""Figures, facts and tables of a page: from DataFrames to what a reader sees, each with its evidence.

One module per family: timeline, activity, trade, maps (the only one that knows geopandas), facts, evidence; words says
codes and dates as readers do, theme holds colours and the frame around every figure.
"""

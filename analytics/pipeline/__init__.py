"""The verbs that join the stages of the walk.

ingest          inputs into the store
feed            dates from a filled-in undated.csv
build           the desk's inbox into the store, the store into pages
export          a table or a view into a file
extract_lines   articles into rows without a store
doctor          what to know about a store
"""

from analytics.pipeline.checkup import doctor
from analytics.pipeline.files import export
from analytics.pipeline.intake import Ingested, ingest
from analytics.pipeline.lines import extract_lines
from analytics.pipeline.rendering import Built, build
from analytics.pipeline.undated import feed, write_undated

__all__ = ["Built", "Ingested", "build", "doctor", "export", "extract_lines", "feed", "ingest", "write_undated"]

"""Views over the three tables: pure functions of DataFrames. Nothing is deleted to make a view.

observations    all rows with a common head
happenings      meetings and acts, each once, however many articles tell it; of other sources: mirrored rows once
claims          trade figures, each once
compare         our happenings beside another source's
panel           counts per dyad and period, zeros told apart from what was not read
plans           what became of each planned meeting, as of a day
"""

from analytics.views.claims import claims
from analytics.views.comparing import compare
from analytics.views.happenings import happenings
from analytics.views.observations import observations
from analytics.views.others import happenings_of_others
from analytics.views.panel import panel
from analytics.views.plans import plans

__all__ = ["claims", "compare", "happenings", "happenings_of_others", "observations", "panel", "plans"]

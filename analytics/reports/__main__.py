"""The process that renders reports; see worker."""

from analytics.reports.worker import main

main()

"""What Prometheus reads: requests, streams, and how long connections were waited for.

Each worker process counts for itself and answers for itself.
"""

from collections.abc import Iterable
from typing import Final

from prometheus_client import CollectorRegistry, GCCollector, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api import __version__
from api.queries.health import Lag
from api.serving import Serving

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


class ServingCollector(Collector):
    """Streams and connections of one worker, and how far the index is that all of them search."""

    def __init__(self, serving: Serving, lag: Lag | None) -> None:
        self._serving = serving
        self._lag = lag

    def collect(self) -> Iterable[Metric]:
        """The figures of this moment."""
        build = GaugeMetricFamily("whence_build_info", "Always 1.", labels=("version",))
        build.add_metric((__version__,), 1)
        yield build
        places = self._serving.places
        yield GaugeMetricFamily("whence_streams_open", "Downloads under way.", places.used)
        yield GaugeMetricFamily("whence_streams_limit", "Downloads there may be.", places.number)
        yield from self._waits()
        if self._lag is not None:
            seq, indexed = self._lag.latest_seq, self._lag.indexed_seq
            yield GaugeMetricFamily("whence_latest_seq", "The latest change set.", seq)
            yield GaugeMetricFamily(
                "whence_search_indexed_seq", "Up to which words and names are indexed.", indexed
            )

    def _waits(self) -> Iterable[Metric]:
        waits = CounterMetricFamily(
            "whence_database_waits", "Requests that waited for a connection.", labels=("to",)
        )
        seconds = CounterMetricFamily(
            "whence_database_wait_seconds", "Time that they waited.", labels=("to",)
        )
        for name, connections in self._serving.connections().items():
            waits.add_metric((name,), connections.waits)
            seconds.add_metric((name,), connections.waited)
        yield waits
        yield seconds


def render_metrics(serving: Serving, lag: Lag | None) -> bytes:
    """All metrics of this worker in Prometheus' text format; what is unknown is left out."""
    registry = CollectorRegistry()
    registry.register(serving.observer)
    registry.register(ServingCollector(serving, lag))
    ProcessCollector(registry=registry)
    GCCollector(registry=registry)
    return generate_latest(registry)

from typing import Literal

ReconcileQueryTypeStrict = Literal["all", "any", "should"]

RECONCILE_QUERY_TYPE_STRICT_VALUES: set[ReconcileQueryTypeStrict] = {
    "all",
    "any",
    "should",
}


def check_reconcile_query_type_strict(value: str) -> ReconcileQueryTypeStrict:
    if value in RECONCILE_QUERY_TYPE_STRICT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECONCILE_QUERY_TYPE_STRICT_VALUES!r}"
    )

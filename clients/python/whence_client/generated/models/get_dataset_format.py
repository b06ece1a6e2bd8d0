from typing import Literal

GetDatasetFormat = Literal["json", "jsonld"]

GET_DATASET_FORMAT_VALUES: set[GetDatasetFormat] = {
    "json",
    "jsonld",
}


def check_get_dataset_format(value: str) -> GetDatasetFormat:
    if value in GET_DATASET_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_DATASET_FORMAT_VALUES!r}")

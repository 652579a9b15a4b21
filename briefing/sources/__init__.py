"""Stage one: YAML and CSV files with a place for every key and value."""

from briefing.sources.csv_files import Table, number_help, parse_csv, read_csv
from briefing.sources.files import REFUSED, display_name, lines_of, read_text, refuse_controls
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.places import Places
from briefing.sources.yaml_files import DEEPEST, parse_yaml, read_yaml

__all__ = [
    "DEEPEST",
    "REFUSED",
    "MappingNode",
    "Node",
    "Places",
    "ScalarNode",
    "SequenceNode",
    "Table",
    "display_name",
    "lines_of",
    "number_help",
    "parse_csv",
    "parse_yaml",
    "read_csv",
    "read_text",
    "read_yaml",
    "refuse_controls",
]

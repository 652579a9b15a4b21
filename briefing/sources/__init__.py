"""Stage one: YAML files, CSV files and workbooks, with a place for every key and value."""

from briefing.sources.csv_files import parse_csv, read_csv
from briefing.sources.data_files import DataFiles, of_chooser
from briefing.sources.files import REFUSED, display_name, lines_of, read_text, refuse_controls
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.places import Places
from briefing.sources.tables import Table, number_help, one_line
from briefing.sources.workbooks import TABLES, WORKBOOKS, SheetName, Workbook, open_workbook
from briefing.sources.yaml_files import DEEPEST, parse_yaml, read_yaml

__all__ = [
    "DEEPEST",
    "REFUSED",
    "TABLES",
    "WORKBOOKS",
    "DataFiles",
    "MappingNode",
    "Node",
    "Places",
    "ScalarNode",
    "SequenceNode",
    "SheetName",
    "Table",
    "Workbook",
    "display_name",
    "lines_of",
    "number_help",
    "of_chooser",
    "one_line",
    "open_workbook",
    "parse_csv",
    "parse_yaml",
    "read_csv",
    "read_text",
    "read_yaml",
    "refuse_controls",
]

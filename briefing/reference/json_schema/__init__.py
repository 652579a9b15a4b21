"""JSON Schema of every kind of file, made from the model: what an editor completes, explains and marks."""

from briefing.reference.json_schema.files import DRAFT, file_name, schema_of, schemas, text_of

__all__ = ["DRAFT", "file_name", "schema_of", "schemas", "text_of"]

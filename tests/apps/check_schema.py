"""check_schema.py SCHEMA.schema.json OUTPUT.json: exits with 1 and says where unless the output is what the schema says.

Stricter than a user of the schemas would be: a field that no schema mentions is a fault too, and so is NaN.
"""
import json
import pathlib
import sys

import jsonschema


def no_constant(word):
    raise SystemExit(f"{word} is no JSON")


def strict(schema):
    """A copy in which every object has the fields that are named and no others, and references are within the file."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: strict(value) for key, value in schema.items()}
    if isinstance(copy.get("$ref"), str):
        copy["$ref"] = "#" + copy["$ref"].split("#")[1]
    if isinstance(copy.get("properties"), dict) and copy.get("type") == "object":
        copy["additionalProperties"] = False
    return copy


def main(schema_path, output_path):
    schema_path = pathlib.Path(schema_path)
    schema = json.loads(schema_path.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for shared in ("common", "treatment"):
        definitions = json.loads((schema_path.parent / f"{shared}.schema.json").read_text())["$defs"]
        schema.setdefault("$defs", {}).update(definitions)
    output = json.loads(pathlib.Path(output_path).read_text(), parse_constant=no_constant)
    faults = list(jsonschema.Draft202012Validator(strict(schema)).iter_errors(output))
    for fault in faults:
        for one in [fault, *fault.context]:
            print("/".join(map(str, one.absolute_path)), one.message[:300])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""check_schema.py FOLDER SCHEMA OUTPUT.json [SCHEMA OUTPUT.json ...]: exits with 1 and says where unless each output is what
FOLDER/SCHEMA.schema.json says.

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


def faults_of(folder, name, output_path):
    schema = json.loads((folder / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for shared in ("common", "treatment"):
        definitions = json.loads((folder / f"{shared}.schema.json").read_text())["$defs"]
        schema.setdefault("$defs", {}).update(definitions)
    output = json.loads(pathlib.Path(output_path).read_text(), parse_constant=no_constant)
    return list(jsonschema.Draft202012Validator(strict(schema)).iter_errors(output))


def main(folder, *pairs):
    faulty = False
    for name, output_path in zip(pairs[::2], pairs[1::2]):
        for fault in faults_of(pathlib.Path(folder), name, output_path):
            faulty = True
            for one in [fault, *fault.context]:
                print(name, output_path, "/".join(map(str, one.absolute_path)), one.message[:300])
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Whether all outputs hold the same resources: same_edits.py INPUT (edited|unchanged NAME OUTPUT)…

Compares what PyYAML makes of them, as sets: order, comments and quotes do not count.
"""

import json
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def resources(path):
    with open(path) as file:
        documents = [document for document in yaml.load_all(file, Loader=LOADER) if document]
    if len(documents) == 1 and documents[0]["kind"] == "ResourceList":
        documents = documents[0]["items"]
        for document in documents:
            del document["metadata"]["annotations"]  # the client's, for its own use
    return sorted(json.dumps(document, sort_keys=True) for document in documents)


def main():
    source = resources(sys.argv[1])
    agreed = None
    arguments = sys.argv[2:]
    for expects, name, path in zip(arguments[0::3], arguments[1::3], arguments[2::3]):
        found = resources(path)
        if (found == source) != (expects == "unchanged"):
            sys.exit(f"bench: {name} should leave the input {expects}")
        if expects == "edited":
            agreed = agreed or (name, found)
            odd = sorted(set(found) ^ set(agreed[1]))
            if odd:
                sys.exit(f"bench: {name} and {agreed[0]} disagree:\n" + "\n".join(odd[:4]))


main()

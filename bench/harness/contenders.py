"""Who takes part, and with which command."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CONFIG = os.path.join(BENCH, "config.yaml")

BASELINE = "kubectl kustomize"
EDITED = "edited"  # the eight edits
UNCHANGED = "unchanged"


@dataclass(frozen=True, eq=False)
class Contender:
    name: str
    command: list
    stdin: str = os.devnull
    expects: str = EDITED


@dataclass
class Found:
    apps: dict  # label to launcher
    tools: dict = field(default_factory=dict)  # name to path
    versions: dict = field(default_factory=dict)

    def described(self):
        lines = [f"{label}: {os.path.realpath(path)}" for label, path in self.apps.items()]
        return lines + [f"{name}: {self.versions[name]}" for name in self.tools]


def find(app_folders):
    found = Found(apps={})
    for folder in app_folders:
        launcher = os.path.abspath(os.path.join(folder, "bin", "azwi-fn"))
        if not os.path.exists(launcher):
            sys.exit(f"bench: {launcher} is not there; build it with: mvn -q package -DskipTests")
        found.apps[label(folder)] = launcher
    for name, version in {
        "kubectl": ["version", "--client"],
        "kustomize": ["version"],
        "kpt": ["version"],
        "yq": ["--version"],
    }.items():
        path = shutil.which(os.environ.get(name.upper(), name))
        if path:
            said = subprocess.run([path, *version], capture_output=True, text=True).stdout.strip()
            # Another program of the same name is a filter for jq's language.
            if name != "yq" or "mikefarah" in said:
                found.tools[name] = path
                found.versions[name] = ", ".join(said.splitlines())
    return found


def label(folder):
    with open(os.path.join(folder, "release")) as file:
        version = next(line for line in file if line.startswith("JAVA_VERSION="))
    return "azwi-fn, JDK " + version.split('"')[1].split(".")[0]


def at_a_cold_start(found, where):
    made = pipes(found, where)
    made += [
        Contender(name + ", function", [app], stdin=where.resource_list)
        for name, app in list(found.apps.items())[:1]
    ]
    return made + peers(found, where) + through_kpt(found, where)


def as_input_grows(found, where, with_function):
    app_name, app = next(iter(found.apps.items()))
    made = pipes(found, where)
    if with_function:
        made.append(Contender(app_name + ", function", [app], stdin=where.resource_list))
    made.append(Contender(app_name + ", results as JSON", [app, "-f", CONFIG, "--output", "json"], stdin=where.stream))
    return made + peers(found, where)


def pipes(found, where):
    return [Contender(name, [app, "-f", CONFIG], stdin=where.stream) for name, app in found.apps.items()]


def peers(found, where):
    tools, made = found.tools, []
    if "kubectl" in tools:
        made.append(Contender(BASELINE, [tools["kubectl"], "kustomize", where.kustomization]))
    if "kustomize" in tools:
        made.append(Contender("kustomize build", [tools["kustomize"], "build", where.kustomization]))
    if "yq" in tools:
        made.append(Contender("yq", [tools["yq"], "--from-file", os.path.join(BENCH, "edits.yq"), where.stream]))
    if "kpt" in tools:
        # kpt has no edits of its own: this is what it costs to run any function.
        command = [tools["kpt"], "fn", "eval", where.package, "-o", "unwrap", "--exec", "cat"]
        made.append(Contender("kpt fn eval cat", command, expects=UNCHANGED))
    return made


def through_kpt(found, where):
    if "kpt" not in found.tools:
        return []
    app = next(iter(found.apps.values()))
    command = [found.tools["kpt"], "fn", "eval", where.package, "-o", "unwrap", "--exec", app, "--fn-config", CONFIG]
    return [Contender("kpt fn eval azwi-fn", command)]

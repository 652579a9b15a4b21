"""doctor: what the machine has of what books need."""

from __future__ import annotations

import json

from briefing.beginning.finding import worst
from briefing.beginning.health import findings
from briefing.cli.arguments import DoctorArguments
from briefing.cli.exit_codes import ENVIRONMENT
from briefing.cli.locations import found_folder
from briefing.cli.reporting import result

_SIGNS = {"good": "ok", "note": "note", "lacks": "LACKS"}


def doctor_command(arguments: DoctorArguments) -> int:
    """0 when books can be made here, 3 when the machine lacks something."""
    briefs = found_folder(arguments.project)
    found = tuple(findings(briefs, arguments.out))
    if arguments.as_json:
        rows = [{"about": f.about, "state": f.state, "said": f.said, "cure": f.cure} for f in found]
        result(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            result(f"{_SIGNS[finding.state]:<7}{finding.about:<11}{finding.said}")
            if finding.cure:
                result(f"{'':<18}-> {finding.cure}")
    return ENVIRONMENT if worst(found) == "lacks" else 0

# SPDX-License-Identifier: MIT
"""A certificate as a whole: its model, and its claims one by one."""
from evidence import check_evidence
from form import ID, Malformed, Rejected, array, fields, load, name, text, word
from model import Model
from regions import read_region
from statements import read_statement
from well_formed import check_model

MODEL_KEYS = ("case", "agents", "types", "outcomes", "coalitions", "prior", "payoffs", "outside_options", "allocations", "transfers", "mechanisms")
VERDICTS = ("verified", "refuted", "undecided")


class Certificate:
    """Malformed if the bytes are no certificate, Rejected if its model is none. Claims are read, but not judged."""

    def __init__(self, data):
        self.root = load(data)
        if isinstance(self.root, dict) and self.root.get("candor_certificate") != "1":
            raise Malformed("this is no certificate of version 1")
        fields(self.root, "the certificate", ("candor_certificate", *MODEL_KEYS, "claims"))
        self.case = name(self.root["case"], "case")
        self.model = Model(self.root)
        self.claims = [self.read_claim(claim) for claim in array(self.root["claims"], "claims", 1)]
        ids = [claim["id"] for claim in self.claims]
        if any(first >= second for first, second in zip(ids, ids[1:])):
            raise Malformed("claims: ids are distinct and in order")
        check_model(self.model)

    def read_claim(self, value):
        undecided = isinstance(value, dict) and value.get("verdict") == "undecided"
        fields(value, "a claim", ("id", "statement", "verdict", "reason" if undecided else "evidence"))
        if not ID.fullmatch(text(value["id"], "id")):
            raise Malformed(f"claims: {value['id']!r} is no id")
        where = f"claim {value['id']}"
        word(value["verdict"], f"{where}, verdict", VERDICTS)
        if undecided:
            text(value["reason"], f"{where}, reason")
        statement = value["statement"]
        about_region = isinstance(statement, dict) and statement.get("property") == "parameter_region"
        read = read_region if about_region else read_statement
        return {"id": value["id"], "statement": read(self.model, statement, where), "verdict": value["verdict"], "evidence": value.get("evidence")}

    def judge(self, claim):
        """Why the verdict is not shown; None if it is. Not for undecided claims."""
        try:
            return check_evidence(self.model, claim["statement"], claim["verdict"], claim["evidence"], f"claim {claim['id']}, evidence")
        except Rejected as complaint:
            return str(complaint)

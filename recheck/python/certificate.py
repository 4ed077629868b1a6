# SPDX-License-Identifier: MIT
"""A certificate as a whole: its model, and its claims one by one."""
from collections import namedtuple

from continuum_evidence import check_continuum_evidence
from continuum_model import ContinuumModel
from continuum_statements import read_continuum_statement
from dynamic_evidence import check_dynamic_evidence
from dynamic_model import KEYS as DYNAMIC_KEYS
from dynamic_model import DynamicModel
from dynamic_statements import read_dynamic_statement
from evidence import check_evidence
from form import ID, Malformed, Rejected, array, fields, load, name, text, word
from model import Model
from regions import read_region
from statements import read_statement
from well_formed import check_model

MODEL_KEYS = ("agents", "types", "outcomes", "coalitions", "prior", "payoffs", "outside_options", "allocations", "transfers", "mechanisms")
Family = namedtuple("Family", "keys optional model check read_statement check_evidence")
VERDICTS = ("verified", "refuted", "undecided")


class Certificate:
    """Malformed if the bytes are no certificate, Rejected if its model is none. Claims are read, but not judged."""

    def __init__(self, data):
        self.root = load(data)
        if isinstance(self.root, dict) and self.root.get("candor_certificate") != "2":
            raise Malformed("this is no certificate of version 2")
        self.family = self.find_family()
        fields(self.root, "the certificate", ("candor_certificate", "case", *self.family.keys, "claims"), self.family.optional)
        self.case = name(self.root["case"], "case")
        self.model = self.family.model(self.root)
        self.claims = [self.read_claim(claim) for claim in array(self.root["claims"], "claims", 1)]
        ids = [claim["id"] for claim in self.claims]
        if any(first >= second for first, second in zip(ids, ids[1:])):
            raise Malformed("claims: ids are distinct and in order")
        self.require_same_claims_in_regions()
        self.family.check(self.model)

    def find_family(self):
        named = self.root.get("family", "finite") if isinstance(self.root, dict) else "finite"
        if not isinstance(named, str) or named not in FAMILIES or (named == "finite" and isinstance(self.root, dict) and "family" in self.root):
            raise Malformed("family: one of those that are not finite is expected")
        return FAMILIES[named]

    def read_claim(self, value):
        undecided = isinstance(value, dict) and value.get("verdict") == "undecided"
        fields(value, "a claim", ("id", "statement", "verdict", "reason" if undecided else "evidence"))
        if not ID.fullmatch(text(value["id"], "id")):
            raise Malformed(f"claims: {value['id']!r} is no id")
        where = f"claim {value['id']}"
        word(value["verdict"], f"{where}, verdict", VERDICTS)
        if undecided:
            text(value["reason"], f"{where}, reason")
        return {"id": value["id"], "statement": self.family.read_statement(self.model, value["statement"], where), "verdict": value["verdict"], "evidence": value.get("evidence")}

    def require_same_claims_in_regions(self):
        """Claims about regions name claims: where the certificate has these, they say the same."""
        said = {claim["id"]: claim["statement"] for claim in self.root["claims"]}
        for name_of_region, statement in said.items():
            for part in statement["claims"] if statement["property"] == "parameter_region" else []:
                if said.get(part["id"], part["statement"]) != part["statement"]:
                    raise Malformed(f"claim {name_of_region}: claim {part['id']} says something else in this certificate")

    def judge(self, claim):
        """Why the verdict is not shown; None if it is. Not for undecided claims."""
        try:
            return self.family.check_evidence(self.model, claim["statement"], claim["verdict"], claim["evidence"], f"claim {claim['id']}, evidence")
        except Rejected as complaint:
            return str(complaint)


def read_finite_statement(model, value, where):
    about_region = isinstance(value, dict) and value.get("property") == "parameter_region"
    return (read_region if about_region else read_statement)(model, value, where)


FAMILIES = {
    "finite": Family(MODEL_KEYS, ("states", "joint_prior", "state_payoffs", "game_forms", "strategies"), Model, check_model, read_finite_statement, check_evidence),
    "continuum": Family(("family", *ContinuumModel.KEYS), ContinuumModel.SETTINGS, ContinuumModel, ContinuumModel.check, read_continuum_statement, check_continuum_evidence),
    "dynamic": Family(("family", *DYNAMIC_KEYS), ("statistic", "transitions", "infinite"), DynamicModel, DynamicModel.check, read_dynamic_statement, check_dynamic_evidence),
}

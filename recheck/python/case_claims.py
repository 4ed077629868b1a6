# SPDX-License-Identifier: MIT
"""Reads the claims of a case into the statements of a certificate."""
from fractions import Fraction

from case_expansion import expand
from case_formula import Place, holds_at, mentions, number_at, numeral
from case_regions import region_of
from case_yaml import CaseError
from form import ID
from statements import BALANCES, INCENTIVES, KEYS, STAGES

COMPARED_BY = ("equals", "at_most", "less_than", "at_least", "greater_than")
REMARKS = ("says", "where", "erratum", "note")
CLAIM_KEYS = frozenset(("id", "property", "expect", "for", "table", *REMARKS))
FINITE_CLAIM_KEYS = CLAIM_KEYS | frozenset((
    "mechanism allocation transfers coalitions enforces partition balance every_draw strategies stage strength solution_concept measure rules of coalition given reports event equals at_most less_than at_least greater_than"
    " pays gain constant game_form number symmetric strict efficient incentives participation least_transfer largest_transfer claims parameters region minus least largest").split())

# What claims say by words: a variable with such a name would change it.
WORDS = frozenset(("verified", "refuted", "true", "false"))
FINITE_WORDS = WORDS | frozenset((*KEYS, "parameter_region", *BALANCES, *STAGES, *INCENTIVES, "mixed", "pure", "strong", "weak", "number", "pattern", "all", "proper", "singletons", "payoff", "transfer", "utility", "probability"))


def read_claims(case, node):
    """The statements by id, and what is expected of each."""
    claims, expected = [], {}
    for part in sorted(expand(case, node, case.node.get("defaults")), key=lambda part: part.get("property") == "parameter_region"):  # claims about regions come last: they are about others
        if case.larger and part.get("property") == "parameter_region":
            break
        reader = ClaimReader(case, part)
        identity, expect = head_of(reader.node, part, expected)
        try:
            claims.append({"id": identity, "statement": reader.statement(claims), "group": part.group})
        except CaseError as error:
            raise CaseError(f"claim {identity}: {error}") from None
        expected[identity] = expect
    claims = [{key: claim[key] for key in ("id", "statement")} for claim in claims]
    return sorted(claims, key=lambda claim: claim["id"]), expected


def head_of(node, written, expected):
    """Takes the id, the expectation and the remarks of a claim out of its keys: the first two."""
    identity, expect = node.pop("id", None), node.pop("expect", "verified")
    if not isinstance(identity, str) or not ID.fullmatch(identity) or expect not in ("verified", "refuted"):
        raise CaseError(f"claim {identity!r}: its id is none, or what it expects")
    identity += written.instance
    if not ID.fullmatch(identity) or identity in expected:
        raise CaseError(f"claim {identity!r}: its id is too long or is taken")
    for key in REMARKS:
        node.pop(key, None)
    return identity, expect


class ClaimReader:
    """Keys are taken one by one; what is left in the end is unknown."""

    def __init__(self, case, node):
        self.case, self.node, self.identity, self.shared = case, dict(node), node.get("id", "") + node.instance, node.shared

    def take(self, key, *otherwise):
        if key not in self.node and not otherwise:
            raise CaseError(f"the key {key!r} is missing")
        return self.node.pop(key, *otherwise)

    def statement(self, others):
        prop = self.take("property")
        readers = {"value": self.value, "implementable": self.implementable, "equal_rules": self.equal_rules, "budget_balance": self.budget_balance, "deviation": self.deviation,
                   "everywhere": self.everywhere, "optimum": self.optimum,
                   "parameter_region": lambda: region_of(self.case, others, *(self.take(key) for key in ("parameters", "claims", "region")))}
        if prop in readers:
            result = readers[prop]()
        elif prop in PARTS:
            result = {}
            for part in PARTS[prop]:
                result |= getattr(self, part)()
        else:
            raise CaseError(f"there is no property {prop!r}")
        self.require_used()
        return {"property": prop} | result

    def require_used(self):
        """Every key that the claim has for itself."""
        left = [key for key in self.node if key not in self.shared]
        if left:
            raise CaseError(f"unknown key {left[0]!r}")

    # --- parts ----------------------------------------------------------------------------------------------------------------------------------------------------

    def word(self, key, otherwise):
        return {key: self.take(key, otherwise)}

    def strategies(self):
        return self.word("strategies", "mixed")

    def played(self):
        """Strategies by name, or the only ones; a game form that is named is theirs."""
        name = self.case.only(self.take("strategies", None), self.case.plans, "strategies")
        if self.take("game_form", self.case.plans[name]["game_form"]) != self.case.plans[name]["game_form"]:
            raise CaseError(f"the strategies {name!r} are of another game form")
        return {"strategies": name}

    def flag(self, key):
        value = self.take(key, "false")
        if value not in ("true", "false"):
            raise CaseError(f"{key} is true or false")
        return {key: True} if value == "true" else {}

    def strict(self):
        return self.flag("strict")

    def symmetric(self):
        return self.flag("symmetric")

    def game_form(self):
        return {"game_form": self.case.only(self.take("game_form", None), self.case.forms, "game form")}

    def how_many(self):
        """A number of equilibria, a list of them or both."""
        stated = {"number", "at_least", "at_most"} & self.node.keys()
        if len(stated) > 1 or not stated and "strategies" not in self.node:
            raise CaseError("neither a number of equilibria nor a list, or several numbers")
        listed = self.take("strategies", None)
        if listed is not None and (not isinstance(listed, list) or not listed):
            raise CaseError("equilibria are a list that is not empty")
        for strategies in listed or []:
            self.case.only(strategies, self.case.plans, "strategies")
        counts = self.number("number") | self.number("at_least") | self.number("at_most")
        if any(Fraction(count) < 0 or Fraction(count).denominator != 1 for count in counts.values()) or counts.get("at_least") == "0":
            raise CaseError("there are 0, 1, 2, ... equilibria, and at least 0 in every game form")
        return counts | ({} if listed is None else {"strategies": listed})

    def brought_about(self):
        if ("efficient" in self.node) == ("allocation" in self.node):
            raise CaseError("every equilibrium is efficient, or brings about what a rule says")
        return self.allocation() if "allocation" in self.node else self.flag("efficient")

    def singletons(self):
        return self.coalitions("singletons")

    def every_draw(self):
        return self.flag("every_draw")

    def participation_stage(self):
        every_draw = self.every_draw()
        stage = self.word("stage", "ex_post" if every_draw else "interim")
        if every_draw and stage["stage"] != "ex_post":
            raise CaseError("participation in every draw is ex post")
        return every_draw | stage

    def participation(self):
        return {key: self.take(key) for key in ("participation",) if key in self.node}

    def strength(self):
        return self.word("strength", "strong")

    def solution_concept(self):
        return self.word("solution_concept", "dominant_strategy")

    def measure(self):
        return self.word("measure", "number")

    def compared(self):
        keys = [key for key in COMPARED_BY if key in self.node]
        if len(keys) != 1:
            raise CaseError(f"one of {', '.join(COMPARED_BY)} is needed")
        return self.number(keys[0])

    def number(self, key):
        return {key: str(self.case.constant(self.take(key), ("number", self.identity)))} if key in self.node else {}

    def constant(self):
        return self.number("constant")

    def coalitions(self, otherwise="pattern"):
        return {"coalitions": self.case.coalitions(self.take("coalitions", otherwise), ("pattern", "all", "proper", "singletons"))}

    def proper_coalitions(self):
        return self.coalitions("proper")

    def partition(self):
        return {"partition": self.case.coalitions(self.take("partition", "singletons"), ("singletons",))}

    def allocation(self):
        return {"allocation": self.case.allocation_of({key: self.take(key) for key in ("allocation",) if key in self.node})}

    def mechanism(self):
        """By name if it has one; otherwise by its rules."""
        known = self.case.mechanisms
        if "allocation" in self.node or "transfers" in self.node:
            if "mechanism" in self.node:
                raise CaseError("either a mechanism or its rules are named")
            if "transfers" not in self.node and self.case.rules:
                raise CaseError(f"the claim names an allocation but no transfers, of {', '.join(self.case.rules)}")
            return self.allocation() | {"transfers": self.case.transfers_of(self.take("transfers", []))}
        if "mechanism" not in self.node and not known:
            return self.allocation() | {"transfers": self.case.only_transfers()}
        name = self.take("mechanism", next(iter(known)) if len(known) == 1 else None)
        if name not in known:
            raise CaseError(f"there is no mechanism {name!r}")
        return {"mechanism": name}

    def rules(self):
        """Of the mechanism."""
        mechanism = self.mechanism()
        return self.case.mechanisms[mechanism["mechanism"]] if "mechanism" in mechanism else mechanism

    def is_about_only_transfers(self):
        """Whether neither a mechanism nor rules are named, and those of the only mechanism are not meant."""
        known = self.case.mechanisms
        return not {"mechanism", "allocation", "transfers"} & self.node.keys() and len(known) != 1 and (not known or len(self.case.rules) == 1)

    def event(self, key):
        node = self.take(key, {})
        if isinstance(node, dict):
            return {key: {"types": self.case.types_of(node, key)}}
        condition = self.case.formula(node, ("fixed", self.identity))
        inside = [self.case.written(profile) for profile in self.case.profiles if holds_at(condition, Place(self.case, profile))]
        return {key: {"types": {}, "condition": {"text": node, "profiles": inside}}}

    def event_of_draws(self):
        """What may name the hidden state and the outcome, which is then drawn from an allocation."""
        node, case = self.node["event"], self.case
        written = () if isinstance(node, dict) else case.written_out(case.formula(node, ("fixed", self.identity)))
        if not mentions(written, "state") and not mentions(written, "outcome"):
            return self.event("event")
        condition = case.formula(self.take("event"), ("fixed", self.identity))
        of_outcome = mentions(written, "outcome")
        draws = [{"types": case.written(profile)} | ({} if state is None else {"state": case.hidden_states[state]}) | ({"outcome": case.outcomes[outcome]} if of_outcome else {})
                 for profile in case.profiles
                 for state in case.numbers_of_states()
                 for outcome in (range(len(case.outcomes)) if of_outcome else [None])
                 if case.in_state(state, lambda: holds_at(condition, Place(case, profile, outcome=outcome)))]
        drawn = {"event": {"types": {}}, "drawn": {"text": node, "of_outcome": of_outcome, "draws": draws}}
        return drawn | self.reports() | self.rules_of("payoff") if of_outcome else drawn

    def reports(self):
        node = self.take("reports", [])
        if isinstance(node, dict):
            node = [node | {"probability": "1"}]
        reports = [dict(part) for part in node]
        chances = [str(self.case.constant(part.pop("probability"), ("fixed", self.identity))) for part in reports]
        return {"reports": [{"types": self.case.types_of(part, "reports"), "probability": chance} for part, chance in zip(reports, chances)]}

    # --- properties with keys of their own ------------------------------------------------------------------------------------------------------------------------

    def implementable(self):
        incentives = self.take("incentives", "coalitional")
        if incentives not in ("coalitional", "bayesian", "dominant_strategy", "none"):
            raise CaseError(f"there are no incentives {incentives!r}")
        result = self.coalitions() if incentives == "coalitional" else {}
        if result.get("coalitions") == self.case.coalitions("singletons", ("singletons",)):
            incentives, result = "bayesian", {}
        optional = {key: self.take(key) for key in ("balance",) if key in self.node}
        return (self.allocation() | {"incentives": incentives} | result | optional | self.participation()
                | self.number("least_transfer") | self.number("largest_transfer"))

    def budget_balance(self):
        balance = self.word("balance", "exact") | self.every_draw()
        if "every_draw" in balance and balance["balance"] not in ("exact", "no_deficit"):
            raise CaseError("what is expected ex ante is not a draw")
        if self.is_about_only_transfers():
            return {"transfers": self.case.only_transfers()} | balance
        if "transfers" not in self.node or "mechanism" in self.node:
            return {"transfers": self.rules()["transfers"]} | balance
        self.take("allocation", "")
        return {"transfers": self.case.transfers_of(self.take("transfers"))} | balance

    def equal_rules(self):
        rules = self.take("rules")
        if len(rules) != 2 or not any(all(rule in known for rule in rules) for known in (self.case.allocations, self.case.rules)):
            raise CaseError(f"{rules} are not two rules of one kind")
        return {"rules": list(rules)}

    def deviation(self):
        result = self.mechanism() | {"coalition": self.case.coalition(self.take("coalition")), "given": self.event("given")["given"]["types"]}
        pays = self.take("pays", "true")
        if pays not in ("true", "false"):
            raise CaseError("a deviation pays or does not: true or false")
        gain = numeral(self.node.get("gain"))
        if pays == "true" and gain is not None and gain <= 0:
            raise CaseError(f"what pays gains more than 0, not {gain}")
        return result | self.reports() | {"pays": pays == "true"} | self.number("gain")

    def value(self):
        of, compared = self.take("of"), [key for key in COMPARED_BY if key in self.node]
        if len(compared) != 1:
            raise CaseError("one of equals, at_most, less_than, at_least, greater_than is needed")
        result = {"of": of} | self.number(compared[0]) | self.event("given")
        if of == "probability":
            if "event" not in self.node:
                raise CaseError("whose probability is meant?")
            return result | self.event_of_draws()
        return result | {"coalition": self.case.coalition(self.take("coalition"))} | self.reports() | self.rules_of(of)

    def rules_of(self, of):
        """The rules that a payoff, transfer or utility depends on."""
        if of == "payoff" and "mechanism" not in self.node and "transfers" not in self.node and ("allocation" in self.node or len(self.case.allocations) == 1):
            return self.allocation()
        if of == "transfer" and "mechanism" not in self.node and "transfers" in self.node:
            self.take("allocation", "")
            return {"transfers": self.case.transfers_of(self.take("transfers"))}
        if of == "transfer" and self.is_about_only_transfers():
            return {"transfers": self.case.only_transfers()}
        rules = self.rules()
        used = {"payoff": ("allocation",), "transfer": ("transfers",), "utility": ("allocation", "transfers")}.get(of, ())
        return {key: rules[key] for key in used}

    def everywhere(self):
        of, compared = self.take("of"), [key for key in COMPARED_BY if key in self.node]
        if len(compared) != 1 or of not in ("payoff", "transfer", "utility"):
            raise CaseError("a payoff, transfer or utility is compared with one of equals, at_most, less_than, at_least, greater_than")
        rules = self.rules_of(of)
        if len(rules.get("transfers", [""])) != 1:
            raise CaseError("the claim is about one transfer rule")
        written = self.take(compared[0])
        formula = self.case.formula(written, ("number", self.identity))
        each = "coalition" not in self.node
        coalitions = [[agent] for agent in self.case.agents] if each else [self.case.coalition(self.take("coalition"))]

        def numbers(agent):
            return self.case.table("number", lambda profile: str(number_at(formula, Place(self.case, profile, agent, rules=True))))
        parts = [{"coalition": coalition, "numbers": numbers(k if each else None)} for k, coalition in enumerate(coalitions)]
        return {"of": of, compared[0]: {"text": written, "parts": parts}} | {key: rules[key] for key in ("allocation", "transfers") if key in rules}

    def enforces(self):
        """For each coalition the outcomes that it can bring about by itself: at each profile, or once if that is the same at all."""
        coalitions = self.coalitions()["coalitions"]
        written = self.take("enforces")
        formula = self.case.formula(written, ("fixed", self.identity))
        parts = []
        for coalition in coalitions:
            members = tuple(self.case.agents.index(agent) for agent in coalition)

            def outcomes(profile, members=members):
                return [label for a, label in enumerate(self.case.outcomes) if holds_at(formula, Place(self.case, profile, outcome=a, rules=True, coalition=members))]
            rows = self.case.table("outcomes", outcomes)
            always = all(row["outcomes"] == rows[0]["outcomes"] for row in rows)
            parts.append({"coalition": coalition} | ({"outcomes": rows[0]["outcomes"]} if always else {"by_types": rows}))
        return {"enforces": {"text": written, "parts": parts}}

    def optimum(self):
        direction = [key for key in ("least", "largest") if key in self.node]
        if len(direction) != 1:
            raise CaseError("one of least and largest is needed")
        types = {key: self.case.types_of(self.take(key, {}), key) for key in ("given", "minus") if key == "given" or key in self.node}
        return types | {"of": self.take("of"), "coalition": self.case.coalition(self.take("coalition"))} | self.number(direction[0]) | self.implementable()


PARTS = {
    "full_support": (), "independent_types": (), "private_values": (),
    "cbdp": ("coalitions",), "coalitional_identifiability": ("coalitions",),
    "efficient": ("allocation",), "pareto_efficient": ("allocation",), "separable": ("allocation",), "revenue_equivalence": ("allocation",), "groves": ("mechanism",), "ambiguous_implementable": ("allocation", "coalitions", "participation"),
    "bayes_nash_equilibrium": ("played", "singletons", "strict"), "pure_equilibria": ("game_form", "how_many", "symmetric"), "every_pure_equilibrium": ("game_form", "brought_about", "symmetric"), "ex_post_equilibrium": ("played",), "dominant_strategies": ("played",),
    "stable": ("allocation", "strength", "enforces"),
    "group_strategy_proof": ("mechanism", "coalitions", "strength", "solution_concept"), "manipulable_profiles": ("mechanism", "singletons", "strength", "measure", "compared"),
    "bayesian_ic": ("mechanism",), "dominant_strategy_ic": ("mechanism",), "ex_post_ic": ("mechanism",),
    "coalitional_ic": ("mechanism", "coalitions"), "coalitional_dominant_strategy_ic": ("mechanism", "coalitions"), "guarantee": ("mechanism", "coalitions"),
    "maxmin_coalitional_ic": ("mechanism", "coalitions", "strategies"), "individual_rationality": ("mechanism", "participation_stage"),
    "externality_payment": ("mechanism", "proper_coalitions", "constant"), "all_equilibria_efficient": ("mechanism", "partition"),
}

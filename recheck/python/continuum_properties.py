# SPDX-License-Identifier: MIT
"""The claims about continuum models that are decided by comparisons alone: each as (place, left, relation, right), a place being (matter, agent, piece, index)."""
from fractions import Fraction

from continuum_model import Ratio, restricted, tail
from form import Rejected, require
from piecewise import Piecewise, common_divisor, count_zeros, odd_part, plus, scaled, times, value, zeros_inside


def partners_of(model, instance):
    require(instance[0] == "partnership", "the claim is not about a partnership")
    return model.partners(instance[1], len(instance[2]))


def numerator_and_denominator(model, subject):
    """The function on the agent's values."""
    kind, *rest = subject["instance"]
    of, agent = subject["of"], subject["agent"]
    if kind == "partnership":
        one, shares = partners_of(model, subject["instance"]), rest[1]
        require(agent < len(shares), "there is no such agent")
        if of == "bid":
            return one.bid()
        known = {"winning_probability": lambda: one.G, "winning_density": lambda: one.g, "second_price_payment": lambda: one.H, "interim_transfer": lambda: one.W, "residual": lambda: one.residual,
                 "phi": lambda: one.phi, "phi_slope": lambda: one.phi.derivative(), "distribution": lambda: one.F, "agv_payoff": one.agv_payoff,
                 "agv_net_payoff": lambda: one.agv_payoff() - shares[agent] * one.v}
        return plain(known[of]())
    require(agent < 2, "there is no such agent")
    one, buys, owns = model.traders(*rest), agent == 0, subject["form"] == "ownership"
    known = {"vcg_payoff": lambda: one.buyer_gain if buys else one.seller_gain, "distribution": lambda: one.F_b if buys else one.F_s, "agv_payoff": lambda: one.agv_payoff(buys, owns),
             "agv_net_payoff": lambda: one.agv_payoff(buys, owns) - (one.v if owns and not buys else 0)}
    return plain(restricted(known[of](), *(one.buyer if buys else one.seller)))


def plain(function):
    return Ratio(function, Piecewise(function.breaks, [(Fraction(1),)] * len(function.pieces)))


def value_at(ratio, point):
    require(ratio.numerator.breaks[0] <= point <= ratio.numerator.breaks[-1], "the agent does not have such a value")
    sides = [sides_of(part, point) for part in ratio]
    require(all(sides[1]), "the function is not defined at this value")
    values = {above / below for above, below in zip(*sides)}
    require(len(values) == 1, "the function jumps at this value")
    return values.pop()


def sides_of(function, point):
    """The values from the left and from the right; at an end of the interval both are that from within."""
    touching = [piece for piece, low, high in zip(function.pieces, function.breaks, function.breaks[1:]) if low <= point <= high]
    return value(touching[0], point), value(touching[-1], point)


def require_one_root(polynomial, low, high):
    """Without that a polynomial and an interval are no number."""
    require(len(polynomial) > 1 and count_zeros(polynomial, low, high) == 1, "there is not exactly one root in the interval")


def number_of_a_trade(model, subject):
    one, buys = model.traders(*subject["instance"][1:]), subject["agent"] == 0
    require(subject["agent"] < 2, "there is no such agent")
    return {"gains_from_trade": one.gains, "trade_probability": one.trade_probability, "least_subsidy": one.subsidy, "lowest_buyer_payoff": one.lowest_buyer,
            "highest_seller_payoff": one.highest_seller, "vcg_transfer": -one.cost_traded if buys else one.value_traded,
            "vcg_expected_payoff": one.mean_b(one.buyer_gain) if buys else one.mean_s(one.seller_gain)}[subject["of"]]


# --- numbers -----------------------------------------------------------------------------------------------------------------------------------------------------

def known_number(number, claim):
    if claim["relation"]:
        yield ("number", 0, 0, 0), number, claim["relation"], claim["number"]
        return
    yield ("number", 0, 0, 0), number, ">=", claim["between"][0]
    yield ("number", 0, 0, 1), number, "<=", claim["between"][1]
    if claim["root_of"]:
        yield ("annihilated", 0, 0, 0), value(claim["root_of"], number), "=", 0


OF_PROBABILITY = {"=": "=", "!=": "!=", "<=": ">=", "<": ">", ">=": "<=", ">": "<"}       # of G(x) to r, when v* is so related to x


def worst_off_type(model, claim):
    one, share = partners_of(model, claim["instance"]), claim["instance"][2][claim["agent"]]

    def compared(relation, number, index):
        require(0 <= number <= one.beta, "no agent has such a value")
        return ("number", 0, 0, index), one.G(number), OF_PROBABILITY[relation], share
    if claim["relation"]:
        yield compared(claim["relation"], claim["number"], 0)
        return
    yield compared(">=", claim["between"][0], 0)
    yield compared("<=", claim["between"][1], 1)
    if claim["root_of"]:
        defining = [plus(piece, (-share,)) for piece in one.G.pieces]
        yield ("common_roots", 0, 0, 0), Fraction(common_roots(claim["root_of"], Piecewise(one.G.breaks, defining), *claim["between"])), ">=", 1


def common_roots(polynomial, function, low, high):
    """How many roots, the ends included, the polynomial has in common with the function's pieces, each within its own interval. (A root at a break between two counts with both.)"""
    count = 0
    for piece, begin, end in zip(function.pieces, function.breaks, function.breaks[1:]):
        begin, end = max(begin, low), min(end, high)
        if begin <= end:
            count += count_zeros(common_divisor(polynomial, piece), begin, end)
    return count


def value_claim(model, claim):
    if "at" in claim and claim["at"] is not None:
        function = numerator_and_denominator(model, claim)
        return known_number(value_at(function, claim["at"]) - (value_at(function, claim["from"]) if claim["from"] is not None else 0), claim)
    if claim["instance"][0] == "trade":
        return known_number(number_of_a_trade(model, claim), claim)
    require(claim["agent"] < len(claim["instance"][2]), "there is no such agent")
    if claim["of"] == "worst_off_type":
        return worst_off_type(model, claim)
    raise Rejected("evidence is needed for where W(v_i*) lies")


# --- functions ---------------------------------------------------------------------------------------------------------------------------------------------------

def equality(left, right):
    breaks = tuple(sorted({*left.breaks, *right.breaks}))
    for k, (p, q) in enumerate(zip(left.refined(breaks).pieces, right.refined(breaks).pieces)):
        for power in range(max(len(p), len(q), 1)):
            yield ("coefficient", 0, k, power), coefficient(p, power), "=", coefficient(q, power)


def coefficient(p, power):
    return p[power] if power < len(p) else Fraction(0)


def function_claim(model, claim):
    ratio = numerator_and_denominator(model, claim)
    breaks = tuple(sorted({*ratio.numerator.breaks, *ratio.denominator.breaks}))
    above, below = ratio.numerator.refined(breaks), ratio.denominator.refined(breaks)
    if claim["pieces"] is None:
        return bounded(above, below, claim["relation"], claim["bound"])
    pieces = claim["pieces"] * len(above.pieces) if len(claim["pieces"]) == 1 else claim["pieces"]
    require(len(pieces) == len(above.pieces), f"the function has {len(above.pieces)} pieces")
    return equality(above, Piecewise(breaks, pieces) * below)


def bounded(above, below, relation, bound):
    for k, (p, q) in enumerate(zip(above.pieces, below.pieces)):
        low, high = above.breaks[k:k + 2]
        difference = plus(p, scaled(-bound, q))
        inside = (low + high) / 2
        while difference and not value(difference, inside):
            inside = (inside + high) / 2
        for index, point in enumerate((low, high, inside)):
            yield ("bound", 0, k, index), value(p, point), relation, bound * value(q, point)
        odd = odd_part(difference) if difference else ()
        yield ("change_of_sign", 0, k, 0), Fraction(zeros_inside(odd, low, high) if len(odd) > 1 else 0), "=", 0


# --- identities --------------------------------------------------------------------------------------------------------------------------------------------------

def incentives(one):
    return equality(one.H, one.v * one.G - one.G.antiderivative())


def interim_transfer(one):
    return equality(one.mean(one.H) - one.H, one.W)


def simple_mechanism(one):
    """t' = -v g for t = -((n-1)/n) G b + (1/n) (integral of b dG from v on), times F^2: b = N / F^n, so that G b = N / F."""
    n, f, paid = one.n, one.F.derivative(), one.bid().numerator
    own = Fraction(n - 1, n) * (paid.derivative() * one.F - paid * f)
    others = Fraction(n - 1, n) * (paid * f)                          # (1/n) b g F^2 = ((n-1)/n) N f
    return equality(-1 * own - others, -1 * (one.v * one.g * one.F * one.F))


def identity_claim(model, claim):
    of = claim["of"]

    def number(left, right, index=0):
        return ("number", 0, 0, index), left, "=", Fraction(right)
    if claim["instance"][0] == "trade":
        one = model.traders(*claim["instance"][1:])
        if of == "vcg_accounting":
            return [number(one.mean_b(one.buyer_gain) + one.mean_s(one.seller_gain), 2 * one.gains)]
        if of == "agv_accounting":
            return [number(one.mean_b(one.agv_payoff(True, owns)) + one.mean_s(one.agv_payoff(False, owns)), one.gains + (one.mean_s(one.v) if owns else 0), int(owns)) for owns in (False, True)]
        require(one.buyer[0] < one.seller[1], "the lowest value of the buyer is not below the highest cost of the seller")
        return [number(one.subsidy, (one.F_s * (1 - one.F_b)).integral(one.buyer[0], one.seller[1]))]
    one = partners_of(model, claim["instance"])
    n, beta = one.n, one.beta
    if of == "transfer_slope":
        return equality(one.W.derivative(), -1 * (one.v * one.g))
    if of == "expected_payment":
        return [number(one.mean(one.H), one.W(Fraction(0)))]
    if of == "mean_transfer":
        return [number(one.mean(one.W), 0)]
    if of == "one_seller":
        return [number(one.W(beta) + (n - 1) * one.W(Fraction(0)), -(n - 1) * (one.G * (1 - one.F)).integral())]
    if of == "equal_shares":
        return equality(one.W, Fraction(n - 1, n) * one.highest.integral() + beta / n - one.v * one.G - tail(one.G))
    if of == "equal_shares_phi":
        return equality(one.W, Fraction(n - 1, n) * one.highest.antiderivative() + Fraction(1, n) * tail(1 - one.phi) + one.v * (Fraction(1, n) - one.G))
    if of == "phi":
        total = sum((k * one.F ** (k - 1) for k in range(1, n)), Piecewise.polynomial(Fraction(0), beta))
        return equality(1 - one.phi, (1 - one.F) * (1 - one.F) * total)
    if of == "incentives":
        return incentives(one)
    if of == "simple_mechanism":
        return simple_mechanism(one)
    return equality(beta - one.v * one.G - tail(one.G), one.residual)


# --- shares ------------------------------------------------------------------------------------------------------------------------------------------------------

def always_dissolvable(model, claim):
    n, ascending = len(claim["shares"]), sorted(claim["shares"])
    return [(("smallest_shares", 0, 0, k), sum(ascending[:k]), ">=", Fraction(k, n) ** n) for k in range(1, n)]


def never_dissolvable(model, claim):
    return [(("largest_share", 0, 0, 0), max(claim["shares"]), "=", Fraction(1))]


def efficient_trade(model, claim):
    return [(("number", 0, 0, 0), model.traders(*claim["instance"][1:]).subsidy, "<=", Fraction(0))]


def composed(p, slope, constant):
    """p(slope x + constant)."""
    result = ()
    for a in reversed(p):
        result = plus(times(result, (constant, slope)), (a,))
    return result


def surplus_of_two(one):
    """S(r, 1-r) as a function of r: W(F^-1(r)) + W(F^-1(1-r))."""
    require(all(len(piece) == 2 for piece in one.F.pieces), "the distribution function is not piecewise linear, or constant somewhere")
    breaks = [one.F(b) for b in one.F.breaks]
    own = Piecewise(breaks, [composed(w, 1 / piece[1], -piece[0] / piece[1]) for w, piece in zip(one.W.refined(one.F.breaks).pieces, one.F.pieces)])
    other = Piecewise([1 - b for b in reversed(breaks)], [composed(p, Fraction(-1), Fraction(1)) for p in reversed(own.pieces)])
    return own + other


def dissolvable_shares(model, claim):
    surplus, half = surplus_of_two(model.partners(claim["distribution"], 2)), Fraction(1, 2)
    for which, ((polynomial, (low, high)), (begin, end)) in enumerate(zip(claim["ends"], ((Fraction(0), half), (half, Fraction(1))))):
        require_one_root(polynomial, low, high)
        yield ("end_point", 0, which, 0), Fraction(common_roots(polynomial, surplus, max(low, begin), min(high, end))), ">=", 1


# --- the dissolving mechanism ------------------------------------------------------------------------------------------------------------------------------------

def rule_does_what_it_should(one, side_payments):
    """Balance, incentives and the interim transfer c_i + W(v); participation is another matter."""
    yield ("balance", 0, 0, 0), sum(side_payments), "=", 0
    for i in range(one.n):
        yield ("balance", i, 0, 1), -1 + (one.n - 1) * Fraction(1, one.n - 1), "=", 0      # how often H(v_i) occurs in the sum of the transfers
    yield from incentives(one)
    yield from interim_transfer(one)


def dissolving_mechanism(model, claim):
    yield from rule_does_what_it_should(partners_of(model, claim["instance"]), claim["side_payments"])
    raise Rejected("evidence is needed for participation")


COMPARISONS = {"dissolving_mechanism": dissolving_mechanism, "always_dissolvable": always_dissolvable, "never_dissolvable": never_dissolvable, "value": value_claim, "function": function_claim, "identity": identity_claim,
               "efficient_trade": efficient_trade, "dissolvable_shares": dissolvable_shares}

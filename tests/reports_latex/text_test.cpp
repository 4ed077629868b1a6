// SPDX-License-Identifier: MIT
#include "reports/latex/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace candor::tex {
namespace {

/// Every backslash in TeX that words can lead to begins one of these.
bool uses_harmless_commands_only(const std::string& tex) {
  static const char* const harmless[] = {"textbackslash{}",
                                         "textasciicircum{}",
                                         "textasciitilde{}",
                                         "hspace{0pt}",
                                         "texttt{",
                                         "textnormal{",
                                         "theta",
                                         "sum",
                                         "in ",
                                         "dots{}",
                                         "le",
                                         "ge",
                                         "ne",
                                         "to",
                                         "{",
                                         "}",
                                         "$",
                                         "&",
                                         "#",
                                         "%",
                                         "_",
                                         "'{",
                                         "c{"};
  for (std::size_t at = tex.find('\\'); at != std::string::npos; at = tex.find('\\', at + 2)) {
    bool known = false;
    for (const char* command : harmless)
      known = known || tex.compare(at + 1, std::string(command).size(), command) == 0;
    if (!known) return false;
  }
  return true;
}

/// Braces that TeX sees as such: those without a backslash before them.
int open_braces(const std::string& tex) {
  int depth = 0;
  for (std::size_t at = 0; at < tex.size(); ++at) {
    if (tex[at] == '\\')
      ++at;
    else if (tex[at] == '{')
      ++depth;
    else if (tex[at] == '}' && --depth < 0)
      return -1;
  }
  return depth;
}

TEST(Text, EscapesEverySpecialCharacter) {
  EXPECT_EQ(text("\\ { } $ & # % ^ _ ~"),
            "\\textbackslash{} \\{ \\} \\$ \\& \\# \\% \\textasciicircum{} \\_ \\textasciitilde{}");
  EXPECT_EQ(text("a < b > c | d"), "a $<$ b $>$ c $|$ d");
  EXPECT_EQ(text("say \"yes\" (\"no\")"), "say ``yes'' (``no'')");
  EXPECT_EQ(text("two\nlines\r\n\tand more"), "two lines and more");
}

TEST(Text, HostileLabelsCannotReachTex) {
  for (const std::string hostile : {"\\input{/etc/passwd}",
                                    "\\write18{rm -rf *}",
                                    "\\immediate\\openout1=x",
                                    "% comment",
                                    "}{",
                                    "{{{",
                                    "}}}",
                                    "\\end{document}",
                                    "^^5cinput",
                                    "$\\csname x\\endcsname$",
                                    "\\",
                                    "\\\\\\",
                                    "\\begin{verbatim}",
                                    "\\catcode`\\@=0",
                                    "#1",
                                    "a_b^c",
                                    "~",
                                    "\\theta_1^2",
                                    "theta_1^{2}",
                                    "x_\\input",
                                    "x_{\\input}",
                                    "sum_{i \\in C}",
                                    "E_{",
                                    "E_{a_{b_{c_{d_{e_{f",
                                    "x_^",
                                    "theta'_{%}"}) {
    for (const std::string& set : {text(hostile), prose(hostile), code(hostile), upright(hostile)}) {
      EXPECT_TRUE(uses_harmless_commands_only(set)) << hostile << " -> " << set;
      EXPECT_EQ(open_braces(set), 0) << hostile << " -> " << set;
      EXPECT_EQ(set.find('%') == std::string::npos || set.find("\\%") != std::string::npos, true) << set;
      EXPECT_EQ(set.find("^^"), std::string::npos) << set;
    }
  }
}

TEST(Text, SetsTheUsualUnicode) {
  EXPECT_EQ(text("d\u2019Aspremont \u2013 G\u00E9rard-Varet \u2014 \u201CAGV\u201D"),
            "d'Aspremont -- G\\'{e}rard-Varet --- ``AGV''");
  EXPECT_EQ(text("\u03B8 \u2264 \u03A6"), "$\\theta$ $\\le$ $\\Phi$");
  EXPECT_EQ(text("S\u00F8n"), "S\\o{}n");
}

TEST(Text, ShowsWhatItCannotSet) {
  EXPECT_EQ(text("\U0001F600"), "[U+1F600]");
  EXPECT_EQ(text(std::string("a\0b", 3)), "a[U+0000]b");
  EXPECT_EQ(text("\x1B"), "[U+001B]");
  EXPECT_EQ(text("\xFF"), "[byte FF]");
  EXPECT_EQ(text("\xC3"), "[byte C3]");                            // a sequence cut short
  EXPECT_EQ(text("\xC0\xAF"), "[byte C0][byte AF]");               // an overlong slash
  EXPECT_EQ(text("\xED\xA0\x80"), "[byte ED][byte A0][byte 80]");  // half a surrogate pair
}

TEST(Text, LongWordsMayBreak) {
  const std::string set = text(std::string(100, 'a'));
  EXPECT_NE(set.find("\\hspace{0pt}"), std::string::npos);
  EXPECT_EQ(text("short"), "short");
}

TEST(Prose, SetsSymbolsWrittenOut) {
  EXPECT_EQ(prose("type theta_1^2 of x_0"), "type $\\theta_{1}^{2}$ of $x_{0}$");
  EXPECT_EQ(prose("phi_1^1(theta_1^1 theta_2^1)"), "$\\phi_{1}^{1}$($\\theta_{1}^{1}$ $\\theta_{2}^{1}$)");
  EXPECT_EQ(prose("sum_i u_i(theta) = E_theta f"), "$\\sum_{i}$ $u_{i}$($\\theta$) = $E_{\\theta}$ f");
  EXPECT_EQ(prose("E_{theta_i} x_i(theta'_{-i}) - sum_{i in C} D_{I/C}"),
            "$E_{\\theta_{i} }$ $x_{i}$($\\theta'_{-i}$) - $\\sum_{i\\in C}$ $D_{I/C}$");
  EXPECT_EQ(prose("2 - 240/7 <= -3, slides 21-26 ..."), "2 $-$ 240/7 $\\le$ $-$3, slides 21--26 \\dots{}");
}

TEST(Prose, LeavesOtherWordsAlone) {
  EXPECT_EQ(prose("A_by_1 and some_name"), "A\\_by\\_1 and some\\_name");
  EXPECT_EQ(prose("a beta version of Delta, pi and sum"), "a beta version of Delta, pi and sum");
  EXPECT_EQ(prose("x_{\\input}"), "x\\_\\{\\textbackslash{}input\\}");
  EXPECT_EQ(prose("x_{y_{0}"), "x\\_\\{$y_{0}$");
  EXPECT_EQ(prose("x_{word}"), "x\\_\\{word\\}");
}

// A script of a script of a script ... was followed by a function that calls itself: 1.2 MB
// overflowed the stack, and 260 of them were more groups than TeX has room for.
TEST(Prose, SetsScriptsOfScriptsOnlyAFewDeep) {
  EXPECT_EQ(prose("phi_phi_phi_phi_1"), "$\\phi_{\\phi_{\\phi_{\\phi_{1}}}}$");
  EXPECT_EQ(prose("phi_phi_phi_phi_phi_1"), text("phi_phi_phi_phi_phi_1"));
  EXPECT_EQ(prose("a_{b_{c_{d_{e}}}}"), "$a_{b_{c_{d_{e}}}}$");
  EXPECT_EQ(prose("a_{b_{c_{d_{e_{f}}}}}").find("$a_"), std::string::npos);
  std::string chain;
  for (int k = 0; k < 200'000; ++k) chain += "theta_";
  EXPECT_EQ(prose(chain + "1"), text(chain + "1"));
}

TEST(Prose, DoesNotFollowScriptsWithoutEnd) {
  std::string nested;
  for (int k = 0; k < 5000; ++k) nested += "x_{";
  EXPECT_EQ(open_braces(prose(nested)), 0);
  EXPECT_EQ(prose(nested), text(nested));
}

TEST(Key, KeepsHarmlessCharactersOnly) {
  EXPECT_EQ(key("guo2019/example"), "guo2019-example");
  EXPECT_EQ(key("a.b_c-d"), "a.b_c-d");
  EXPECT_EQ(key("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(key("..."), "unnamed");
  EXPECT_EQ(key("a b%c\\d{"), "a-b-c-d-");
}

// Documents for "-x" and for letters that are not ASCII had names that programs take for options.
TEST(Key, BeginsWithALetterOrADigit) {
  EXPECT_EQ(key("-x"), "x");
  EXPECT_EQ(key("(1)"), "1-");
  EXPECT_EQ(key("\u00E9"), "u00E9");
  EXPECT_EQ(key("\U0001F600.b"), "u1F600.b");
  EXPECT_EQ(key("\xFF"), "unnamed");
  EXPECT_EQ(key(""), "unnamed");
  EXPECT_EQ(inner_key("-x."), "-x.");
  EXPECT_EQ(inner_key("a/\u00E9"), "a-u00E9");
}

TEST(Key, AreMadeDistinct) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(distinct_keys({"a/b", "a-b", "a b", "a-b-2", "taken"}, {"taken"}),
            (Names{"a-b", "a-b-2", "a-b-3", "a-b-2-2", "taken-2"}));
}

}  // namespace
}  // namespace candor::tex

# SPDX-License-Identifier: MIT
"""Typesets the reports on the bundled cases and on a hostile one, and every fragment inside an author's document:  typeset_test.py WRITE_REPORTS PDFLATEX CASE...

Fails on any error, overfull box, undefined reference or repeated label."""
import pathlib
import re
import subprocess
import sys
import tempfile

FAULTS = re.compile(r"^!|Overfull|undefined|multiply.defined|LaTeX Error|Token not allowed|destination with the same identifier|There were", re.MULTILINE)
RUNS = 3  # references and the widths of long tables settle

AUTHORS_DOCUMENT = r"""\documentclass{article}
\usepackage{amsmath,amsthm,booktabs,longtable,pgfplots}\pgfplotsset{compat=1.16}
\usepackage{hyperref}
\newtheorem{theorem}{Theorem}
\begin{document}
\begin{theorem}An author's own.\end{theorem}
%s
\end{document}
"""


def typeset(pdflatex, folder, document):
    command = [pdflatex, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", document]
    for _ in range(RUNS):
        run = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if run.returncode != 0:
            break
    log = (folder / document).with_suffix(".log").read_text(encoding="latin-1")
    faults = [log[max(0, m.start() - 80): m.start() + 240] for m in FAULTS.finditer(log)]
    if run.returncode != 0 or faults or not (folder / document).with_suffix(".pdf").is_file():
        print(f"{document}: pdflatex ended with {run.returncode}; {len(faults)} faults", *faults[:5], sep="\n----\n")
        return False
    return True


def fragments(folder):
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.tex"))
    return AUTHORS_DOCUMENT % "\n".join(r"\input{%s}" % path for path in paths)


def main():
    write_reports, pdflatex, *cases = sys.argv[1:]
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([write_reports, folder, *cases], check=True)
        (folder / "author.tex").write_text(fragments(folder), encoding="ascii")
        documents = sorted(path.name for path in folder.glob("*.tex"))
        if len(documents) != len(cases) + 2:
            print("documents missing:", documents)
            good = False
        for path in folder.glob("**/*.tex"):
            path.read_text(encoding="ascii")  # nothing depends on input encodings
        for document in documents:
            good = typeset(pdflatex, folder, document) and good
    sys.exit(0 if good else 1)


main()

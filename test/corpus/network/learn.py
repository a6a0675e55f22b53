"""Learns the networks of src/domain/reading/opinion/network/ with PyTorch; called by test/corpus/train.ts.

Reads examples.jsonl and settings.json from the folder that is given, and writes parameters-1.f32 and so on, one for each
network (all arrays of packed-parameters.ts in its order, as 32-bit floats), and opinions.json (what some examples get).
Where the folder has known-1.f32 and so on, the networks go on learning from these parameters, in fewer and smaller steps.

So that the network does not learn texts by heart, values, tokens, parts of words and what the rules say are left out at
random. Beside whose an identifier is it learns what the text was written for (third person, order, payment ...): more is
told about each example, and the opinion gets better by it. That second answer is not kept.
"""

import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

# Tokens that are looked at together at first: NEIGHBOURS of network-shape.ts.
NEIGHBOURS = 3
ROUNDS = 5
ROUNDS_MORE = 4
# Of the rates, where a network goes on.
RATE_MORE = 0.4
WARM_UP = 200
# What a network is in the end: the mean of what it was at these many times in each round, after the first part of all steps.
TIMES_IN_A_ROUND = 4
NOT_YET = 0.25
BATCH = 256
BATCHES_OF_LIKE_LENGTH = 16
RATE = 1e-3
# Rows are seen seldom.
ROW_RATE = 4.5e-3
DECAY = 0.01
VALUES_LEFT_OUT = 0.25
TOKENS_LEFT_OUT = 0.15
PARTS_LEFT_OUT = 0.3
VERDICTS_LEFT_OUT = 0.15
# Of what a layer adds to a token.
OUTPUTS_LEFT_OUT = 0.12
REASON_WEIGHT = 0.5
MIN_IDENTIFIERS_OF_REASON = 300
# Texts of these kinds may hold other people's identifiers for any reason.
MIXED_KINDS = {"national", "intl", "both", "alone", "form", "signature", "role"}
OPINIONS_DRAWN = 80
# Parameters are rounded when they are packed: opinions change by less than that.
ROUNDED = 0.3
# What is not seen from inside of attention.
IGNORED = -1e4


class Ragged:
    """Lists of numbers of different lengths, one for each example."""

    def __init__(self, lists, places=None):
        self.lengths = np.array([len(one) for one in lists])
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])
        self.values = np.array([value for one in lists for value in one], np.int64)
        self.places = None if places is None else np.array([place for one in places for place in one], np.int64)

    def of(self, index):
        """The values of some examples, one after another, where each starts, its length, and the places of the values."""
        lengths = self.lengths[index]
        starts = np.cumsum(lengths) - lengths
        at = np.repeat(self.starts[index] - starts, lengths) + np.arange(lengths.sum())
        return self.values[at], starts, lengths, None if self.places is None else self.places[at]


class Examples:
    def __init__(self, lines, places):
        words, numbers = [[]], {"": 0}
        self.words = np.zeros((len(lines), places), np.int64)
        self.taken = np.zeros((len(lines), places), bool)
        rows, row_places, known, verdicts = [], [], [], []
        for example, line in enumerate(lines):
            rows.append([])
            row_places.append([])
            for place, word, parts, others in line["tokens"]:
                if word not in numbers:
                    numbers[word] = len(words)
                    words.append(parts)
                self.words[example, place] = numbers[word]
                self.taken[example, place] = True
                rows[-1] += others
                row_places[-1] += [place] * len(others)
            known.append(line["rows"])
            verdicts.append(line["verdict"])
        self.lengths = self.taken.sum(1)
        self.parts = Ragged(words)
        self.rows = Ragged(rows, row_places)
        self.known = Ragged(known)
        self.verdicts = Ragged(verdicts)
        self.is_own = torch.tensor([float(line["isOwn"]) for line in lines])
        counts = Counter(line["kind"] for line in lines)
        kinds = sorted(
            kind for kind, count in counts.items() if count >= MIN_IDENTIFIERS_OF_REASON and kind not in MIXED_KINDS
        )
        reasons = {kind: number for number, kind in enumerate(kinds, 1)}
        # 0: it is the writer's own; -1: not known.
        self.reasons = torch.tensor([0 if line["isOwn"] else reasons.get(line["kind"], -1) for line in lines])
        self.reason_count = len(kinds) + 1


class RowOptimizer:
    """AdamW for the rows that a batch used: the others stay as they are, which saves most of the time of a step."""

    def __init__(self, rows):
        self.rows = rows
        self.mean, self.square = torch.zeros_like(rows), torch.zeros_like(rows)
        self.count = torch.zeros(len(rows), 1)

    def step(self, used, gradient, rate):
        count = self.count[used] + 1
        mean = self.mean[used].lerp_(gradient, 0.1)
        square = self.square[used].lerp_(gradient * gradient, 0.001)
        self.count[used], self.mean[used], self.square[used] = count, mean, square
        change = mean / (1 - 0.9**count) / ((square / (1 - 0.999**count)).sqrt_() + 1e-8)
        self.rows[used] = self.rows[used] * (1 - rate * DECAY) - rate * change


class Layer(nn.Module):
    """Each token takes from the others what it looks for in them, and computes on with it."""

    def __init__(self, shape, places):
        super().__init__()
        width = shape["width"]
        self.heads = shape["heads"]
        self.normal = nn.LayerNorm(width, elementwise_affine=False)
        self.attention = nn.Linear(width, 3 * width)
        self.distances = nn.Parameter(torch.zeros(self.heads, 2 * places - 1))
        self.mixed = nn.Linear(width, width)
        self.inner = nn.Linear(width, shape["inner"])
        self.outer = nn.Linear(shape["inner"], width)
        place = torch.arange(places)
        self.distance = place[:, None] - place[None, :] + places - 1

    def forward(self, tokens, ignored):
        count, places, width = tokens.shape
        distance = self.distance[:places, :places]
        asked = self.attention(self.normal(tokens)).view(count, places, 3, self.heads, width // self.heads)
        queries, keys, values = asked.permute(2, 0, 3, 1, 4)
        bias = (self.distances[:, distance] + ignored).to(queries.dtype)
        mixed = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=bias)
        tokens = tokens + self.left_out(self.mixed(mixed.transpose(1, 2).reshape(count, places, width)))
        return tokens + self.left_out(self.outer(functional.relu(self.inner(self.normal(tokens)))))

    def left_out(self, values):
        return functional.dropout(values, OUTPUTS_LEFT_OUT, self.training)

    def arrays(self):
        attention, *others = (arrays_of_step(step) for step in (self.attention, self.mixed, self.inner, self.outer))
        return [*attention, self.distances, *(array for arrays in others for array in arrays)]


class Network(nn.Module):
    def __init__(self, examples, shape, rows, places):
        super().__init__()
        self.examples = examples
        width, units = shape["width"], shape["units"]
        # No parameter: RowOptimizer changes it.
        self.rows = torch.empty(rows, shape["rowWidth"]).uniform_(-0.3, 0.3)
        self.entry = nn.Linear(shape["rowWidth"], width)
        self.places = nn.Parameter(torch.randn(places, width) * 0.02)
        self.neighbours = nn.Conv1d(width, width, NEIGHBOURS, padding=NEIGHBOURS // 2)
        self.layers = nn.ModuleList(Layer(shape, places) for _ in range(shape["layers"]))
        self.normal = nn.LayerNorm(width, elementwise_affine=False)
        self.hidden = nn.Linear(2 * width, units)
        self.output = nn.Linear(units, 1)
        self.reason = nn.Linear(units, examples.reason_count)
        self.used, self.used_rows = None, None

    def take_rows(self, *lists):
        """Takes the rows that are asked for out of all; gives each list as numbers of what was taken."""
        self.used, numbers = np.unique(np.concatenate(lists), return_inverse=True)
        self.used = torch.from_numpy(self.used)
        self.used_rows = self.rows[self.used].requires_grad_(self.training)
        ends = np.cumsum([len(one) for one in lists])
        return np.split(numbers.astype(np.int64), ends[:-1])

    def sums(self, numbers, starts, mode="sum"):
        return functional.embedding_bag(torch.from_numpy(numbers), self.used_rows, torch.from_numpy(starts), mode=mode)

    def vectors(self, index, first, last):
        """The rows of the tokens of some examples from the first place to the last, and of their identifiers, added up."""
        examples, count, places = self.examples, len(index), last + 1 - first
        words = examples.words[index, first : last + 1]
        if self.training:
            words[np.random.rand(*words.shape) < PARTS_LEFT_OUT] = 0
        distinct, where = np.unique(words, return_inverse=True)
        parts, part_starts, _, _ = examples.parts.of(distinct)
        rows, _, row_counts, row_places = examples.rows.of(index)
        known, known_starts, _, _ = examples.known.of(index)
        verdicts, verdict_starts, _, _ = examples.verdicts.of(index)
        parts, rows, known, verdicts = self.take_rows(parts, rows, known, verdicts)
        tokens = self.sums(parts, part_starts, "mean")[torch.from_numpy(where.reshape(-1))]
        at = np.repeat(np.arange(count), row_counts) * places + row_places - first
        tokens = tokens.index_add(0, torch.from_numpy(at), self.used_rows[torch.from_numpy(rows)])
        tokens = tokens.view(count, places, -1)
        verdict = self.sums(verdicts, verdict_starts)
        if self.training:
            tokens = functional.dropout(tokens, VALUES_LEFT_OUT) * (torch.rand(count, places, 1) > TOKENS_LEFT_OUT)
            verdict = verdict * (torch.rand(count, 1) > VERDICTS_LEFT_OUT)
        return tokens, self.sums(known, known_starts) + verdict

    def forward(self, index):
        """The log-odds of some examples, and what the texts were written for."""
        identifier = len(self.places) // 2
        taken = self.examples.taken[index]
        taken[:, identifier] = True
        # What no text of these uses is not computed.
        used = taken.any(0).nonzero()[0]
        first, last = int(used[0]), int(used[-1])
        taken, identifier = torch.from_numpy(taken[:, first : last + 1]), identifier - first
        tokens, known = self.vectors(index, first, last)
        tokens = torch.cat([tokens[:, :identifier], known[:, None], tokens[:, identifier + 1 :]], 1)
        # Half of the bits are enough to learn with, and faster.
        with torch.autocast("cpu", torch.bfloat16, self.training):
            tokens = (self.entry(tokens).float() + self.places[first : last + 1]) * taken[..., None]
            tokens = tokens + functional.relu(self.neighbours(tokens.transpose(1, 2)).transpose(1, 2)).float()
            ignored = torch.zeros(taken.shape).masked_fill(~taken, IGNORED)[:, None, None]
            for layer in self.layers:
                tokens = layer(tokens, ignored)
            tokens = self.normal(tokens.float())
            largest = tokens.masked_fill(~taken[..., None], IGNORED).amax(1)
            units = functional.relu(self.hidden(torch.cat([tokens[:, identifier], largest], 1)))
            units = functional.dropout(units, VALUES_LEFT_OUT, self.training)
            return self.output(units)[:, 0].float(), self.reason(units).float()

    def arrays(self):
        """As arraysOf of packed-parameters.ts orders them."""
        return [
            self.rows,
            *arrays_of_step(self.entry),
            self.places,
            self.neighbours.weight.permute(2, 1, 0),
            self.neighbours.bias,
            *(array for layer in self.layers for array in layer.arrays()),
            *arrays_of_step(self.hidden),
            *arrays_of_step(self.output),
        ]


def arrays_of_step(step):
    """The weights by input and output, and the bias."""
    return [step.weight.transpose(0, 1), step.bias]


def loss_of(network, index):
    examples = network.examples
    opinions, reasons = network(index)
    loss = functional.binary_cross_entropy_with_logits(opinions, examples.is_own[index])
    wanted = examples.reasons[index]
    if (wanted < 0).all():
        return loss, loss
    return loss, loss + REASON_WEIGHT * functional.cross_entropy(reasons, wanted, ignore_index=-1)


def batches(lengths, random):
    """All examples in random order; those of about the same length together, which is faster."""
    order = random.permutation(len(lengths))
    chunk = BATCH * BATCHES_OF_LIKE_LENGTH
    sorted_chunks = [
        part[np.argsort(lengths[part], kind="stable")]
        for part in (order[first : first + chunk] for first in range(0, len(order), chunk))
    ]
    order = np.concatenate(sorted_chunks)
    all_batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    return [all_batches[number] for number in random.permutation(len(all_batches))]


def take(network, values):
    """Fills a network with parameters in the order of its arrays."""
    first = 0
    with torch.no_grad():
        for array in network.arrays():
            last = first + array.numel()
            array.copy_(torch.from_numpy(values[first:last]).view(array.shape))
            first = last


def values_of(network):
    """All parameters of a network, one array after another."""
    with torch.no_grad():
        return np.concatenate([array.contiguous().numpy().astype("<f4").ravel() for array in network.arrays()])


class Average:
    """The mean of what a network was at several times: it errs less on new texts than the network of any one time."""

    def __init__(self):
        self.values, self.count = 0, 0

    def add(self, values):
        self.count += 1
        self.values += (values - self.values) / self.count


def learn(member, network, count, random, rounds, share):
    optimizer = torch.optim.AdamW(network.parameters(), lr=share * RATE, weight_decay=DECAY, fused=True)
    rows = RowOptimizer(network.rows)
    in_a_round = -(-count // BATCH)
    average, done = Average(), 0
    start = time.monotonic()
    for number in range(1, rounds + 1):
        total = 0.0
        for index in batches(network.examples.lengths, random):
            rate = share * min(1, (done + 1) / WARM_UP)
            for group in optimizer.param_groups:
                group["lr"] = rate * RATE
            loss, whole = loss_of(network, index)
            optimizer.zero_grad()
            whole.backward()
            optimizer.step()
            rows.step(network.used, network.used_rows.grad, rate * ROW_RATE)
            total += loss.item() * len(index)
            done += 1
            if done % -(-in_a_round // TIMES_IN_A_ROUND) == 0 and done > NOT_YET * rounds * in_a_round:
                average.add(values_of(network))
        print(f"network {member}, round {number}: loss {total / count:.4f}, {time.monotonic() - start:.0f} s", flush=True)
    take(network, average.values)


def opinions_of(members, clear):
    """What the reader makes of the members' log-odds: it asks no more of them where the mean is clear."""
    opinions = []
    for example in members.T:
        means = np.cumsum(example) / np.arange(1, len(example) + 1)
        decided = np.abs(means) > clear
        opinions.append(means[decided.argmax()] if decided.any() else means[-1])
    return opinions


def learned_member(member, examples, settings, drawn, folder):
    """Writes the parameters of one network; gives what it says of the examples that are drawn."""
    torch.set_num_threads(1)
    torch.manual_seed(member)
    np.random.seed(member)
    network = Network(examples, settings["shapes"][member - 1], settings["rows"], settings["places"])
    known = folder / f"known-{member}.f32"
    rounds, share = (ROUNDS_MORE, RATE_MORE) if known.exists() else (ROUNDS, 1)
    if known.exists():
        take(network, np.fromfile(known, "<f4"))
    learn(member, network, len(examples.words), np.random.RandomState(member), rounds, share)
    network.eval()
    with torch.no_grad():
        opinions = network(drawn)[0].numpy()
    values_of(network).tofile(folder / f"parameters-{member}.f32")
    return opinions


def main(folder):
    settings = json.loads((folder / "settings.json").read_text())
    text = (folder / "examples.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.split("\n") if line]
    examples = Examples(lines, settings["places"])
    drawn = np.linspace(0, len(lines) - 1, OPINIONS_DRAWN, dtype=int)
    members = range(1, len(settings["shapes"]) + 1)
    tasks = [(member, examples, settings, drawn, folder) for member in members]
    # A network for each core is faster than all cores for one.
    with multiprocessing.get_context("fork").Pool(processes=min(len(tasks), os.cpu_count())) as pool:
        opinions = np.array(pool.starmap(learned_member, tasks, chunksize=1))
    # What rounding could make clear or unclear is not written.
    low, high = (opinions_of(opinions, settings["clear"] + shift) for shift in (-ROUNDED, ROUNDED))
    written = [
        [int(example), round(float(opinion), 3)] for example, opinion, other in zip(drawn, low, high) if opinion == other
    ]
    (folder / "opinions.json").write_text(json.dumps(written))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

# The language model in PyTorch with as many threads as the argument says, measured on request: a line
# "SHAPE SECONDS" on the input gives a JSON list of tokens per second of each step.
import json
import sys
import time

import torch

SHAPES = {"S": (32, 64, 128, 64, 128, 1), "M": (32, 128, 400, 128, 256, 2)}


class Model(torch.nn.Module):
    def __init__(self, tokens, embedding, hidden, layers):
        super().__init__()
        self.embedding = torch.nn.Embedding(tokens, embedding)
        self.lstm = torch.nn.LSTM(embedding, hidden, layers, batch_first=True)
        self.dense = torch.nn.Linear(hidden, tokens)

    def forward(self, x):
        return self.dense(self.lstm(self.embedding(x))[0])


def prepare(name):
    streams, steps, tokens, embedding, hidden, layers = SHAPES[name]
    model = Model(tokens, embedding, hidden, layers)
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    x = torch.randint(0, tokens, (streams, steps))
    y = torch.randint(0, tokens, (streams, steps))

    def step():
        optimizer.zero_grad()
        logits = model(x).reshape(-1, tokens)
        loss = torch.nn.functional.cross_entropy(logits, y.reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    return step, streams * steps


torch.set_num_threads(int(sys.argv[1]))
prepared = {}
print(json.dumps(torch.__version__), flush=True)
for line in sys.stdin:
    name, seconds = line.split()
    if name not in prepared:
        prepared[name] = prepare(name)
    step, tokens = prepared[name]
    speeds = []
    end = time.perf_counter() + float(seconds)
    while len(speeds) < 3 or time.perf_counter() < end:
        started = time.perf_counter()
        step()
        speeds.append(tokens / (time.perf_counter() - started))
    print(json.dumps(speeds), flush=True)

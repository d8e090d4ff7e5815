"""One trial of the 1cycle policy in plain PyTorch: what onecycle's training loop does."""
import time

import torch
from torch.nn import functional as F

import nets


def one_cycle(t, iterations, max_lr, div=10.0, pct=10.0, momentum=(0.95, 0.85)):
    """Learning rate and momentum of iteration t (L. N. Smith, arXiv:1803.09820, as fastai 0.7 ran it)."""
    ramp = int(iterations * (1 - pct / 100) / 2)
    if t > 2 * ramp:
        v = (t - 2 * ramp) / (iterations - 2 * ramp)
        return max_lr * (1 + v * (1 - 100) / 100) / div, momentum[0]
    height = t / ramp if t <= ramp else 1 - (t - ramp) / ramp
    return max_lr * (1 + height * (div - 1)) / div, momentum[0] + height * (momentum[1] - momentum[0])


def step(network, optimizer, x, y):
    """One update; the loss is read, as onecycle records it."""
    optimizer.zero_grad(set_to_none=True)
    loss = F.cross_entropy(network(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def validate(network, x, y, batch=500):
    network.eval()
    loss, right = 0.0, 0
    with torch.no_grad():
        for i in range(0, len(x), batch):
            out = network(x[i:i + batch])
            loss += F.cross_entropy(out, y[i:i + batch], reduction="sum").item()
            right += (out.argmax(1) == y[i:i + batch]).sum().item()
    network.train()
    return loss / len(x), right / len(x)


def trial(net, data, epochs, batch, max_lr, weight_decay, seed):
    """Returns (curve, accuracy, images per second of the training loop)."""
    torch.manual_seed(seed)
    x, y, x_val, y_val = data
    network = nets.build(net, x.shape[1])
    optimizer = torch.optim.SGD(network.parameters(), lr=max_lr, momentum=0.9, weight_decay=weight_decay)
    per_epoch = (len(x) + batch - 1) // batch
    curve, training, accuracy = [], 0.0, 0.0
    for epoch in range(epochs):
        start = time.perf_counter()
        order = torch.randperm(len(x))
        for b in range(per_epoch):
            t = epoch * per_epoch + b
            lr, momentum = one_cycle(t, epochs * per_epoch, max_lr)
            for group in optimizer.param_groups:
                group["lr"], group["momentum"] = lr, momentum
            chosen = order[b * batch:(b + 1) * batch]
            curve.append((t, lr, momentum, step(network, optimizer, x[chosen], y[chosen])))
        training += time.perf_counter() - start
        _, accuracy = validate(network, x_val, y_val)
    return curve, accuracy, epochs * len(x) / training

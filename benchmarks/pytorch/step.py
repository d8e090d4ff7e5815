"""Images per second of PyTorch, one thread.

step.py step NET BATCH SECONDS [THREADS]: the median training step on one mini-batch.
step.py trial NET BATCH EPOCHS: the training loop of the second of two whole trials on the embedded images.
"""
import sys
import time

import torch

import nets
import train


def steps(net, batch, seconds):
    shape = (batch, 3, 32, 32) if net.startswith("resnet") else (batch, 1, 28, 28)
    x, y = torch.rand(*shape), torch.arange(batch) % 10
    network = nets.build(net, shape[1])
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
    train.step(network, optimizer, x, y)
    times, start = [], time.perf_counter()
    while len(times) < 3 or time.perf_counter() - start < seconds:
        began = time.perf_counter()
        train.step(network, optimizer, x, y)
        times.append(time.perf_counter() - began)
    warm = sorted(times[len(times) // 3:])
    return batch / warm[len(warm) // 2]


def second_trial(net, batch, epochs):
    data = nets.split(*nets.embedded_images())
    for seed in (1, 2):
        _, _, speed = train.trial(net, data, epochs, batch, 0.05, 1e-4, seed)
    return speed


if __name__ == "__main__":
    what, net, batch, length = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    torch.manual_seed(1)
    print(f"torch {torch.__version__}", file=sys.stderr, end=" ")
    if what == "step":
        print(f"{steps(net, batch, float(length)):.1f}")
    else:
        print(f"{second_trial(net, batch, int(length)):.1f}")

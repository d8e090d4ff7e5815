"""The sweep of `benchmarks/run sweep` as one would write it in plain PyTorch: a pool of processes, results to CSV.

sweep.py NET EPOCHS PROCESSES OUT [fork|spawn]
"""
import csv
import multiprocessing
import os
import sys
import time

import torch

import nets
import train

WEIGHT_DECAYS = (1e-2, 1e-3, 1e-4)
SEEDS = (1, 2, 3, 4)
BATCH = 128
MAX_LR = 0.05
data = None


def begin():
    """Once in each process."""
    global data
    torch.set_num_threads(1)
    data = nets.split(*nets.embedded_images())


def run(job):
    net, epochs, out, weight_decay, seed = job
    start = time.perf_counter()
    curve, accuracy, speed = train.trial(net, data, epochs, BATCH, MAX_LR, weight_decay, seed)
    with open(os.path.join(out, f"curve-{weight_decay}-{seed}.csv"), "w", newline="") as file:
        csv.writer(file).writerows([("iteration", "lr", "momentum", "train_loss"), *curve])
    return weight_decay, seed, accuracy, speed, time.perf_counter() - start


def main(net, epochs, processes, out, start):
    os.makedirs(out, exist_ok=True)
    jobs = [(net, epochs, out, weight_decay, seed) for weight_decay in WEIGHT_DECAYS for seed in SEEDS]
    with multiprocessing.get_context(start).Pool(processes, begin) as pool, \
            open(os.path.join(out, "trials.csv"), "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(("weight_decay", "seed", "accuracy", "images_per_second", "seconds"))
        for row in pool.imap_unordered(run, jobs, chunksize=1):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5] if len(sys.argv) > 5 else "fork")

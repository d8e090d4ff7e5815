"""The networks of the benchmarks in plain PyTorch, as docs/networks.md describes onecycle's own."""
import gzip
import os
import struct

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    """A basic residual block, with a projection where the shape changes."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if stride > 1:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        out = F.relu(self.norm1(self.conv1(x)), inplace=True)
        return F.relu(self.norm2(self.conv2(out)) + self.shortcut(x), inplace=True)


def lenet(channels):
    return nn.Sequential(
        nn.Conv2d(channels, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def mlp(channels):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(channels * 28 * 28, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def resnet(depth, channels):
    layers, width = [nn.Conv2d(channels, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU()], 16
    for stage in range(3):
        for block in range((depth - 2) // 6):
            outputs = 16 << stage
            layers.append(Block(width, outputs, 2 if stage and not block else 1))
            width = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


def build(name, channels):
    """lenet, mlp (256-128), resnet-8, resnet-20 …"""
    if name == "lenet":
        return lenet(channels)
    if name == "mlp":
        return mlp(channels)
    return resnet(int(name.removeprefix("resnet-")), channels)


def read_idx(path):
    with gzip.open(path, "rb") as file:
        _, _, dimensions = struct.unpack(">HBB", file.read(4))
        shape = struct.unpack(f">{dimensions}I", file.read(4 * dimensions))
        # A copy, as PyTorch wants memory that may be written to.
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).view(*shape)


def embedded_images():
    """fashion-mnist-mini, from the very files that are in onecycle's jar: (images, labels)."""
    folder = os.path.join(
        os.path.dirname(os.path.abspath(__file__)),
        "../../worker/src/main/resources/io/onecycle/worker/data/builtin/fashion-mnist-mini")
    images = read_idx(os.path.join(folder, "train-images-idx3-ubyte.gz"))
    labels = read_idx(os.path.join(folder, "train-labels-idx1-ubyte.gz"))
    return images, labels


def split(images, labels, share=0.1):
    """Normalised by what is trained on; the same images are held out for all seeds: (x, y, x_val, y_val)."""
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(0))
    held = int(round(len(images) * share))
    pixels = images.float().div_(255).unsqueeze(1)
    train, validation = order[held:], order[:held]
    mean, sd = pixels[train].mean(), pixels[train].std(unbiased=False)
    pixels = (pixels - mean) / sd
    labels = labels.long()
    return pixels[train], labels[train], pixels[validation], labels[validation]

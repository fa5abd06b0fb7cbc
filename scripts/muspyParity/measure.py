"""Values for src/core/metrics/musPyParity.test.ts: MusPy's measures of the built-in pieces and variants of them.

An independent re-implementation of the definitions in muspy/metrics/metrics.py of MusPy 0.5 (Dong et al. 2020)
on mido and NumPy, as dense piano rolls where the app sweeps over note edges; not MusPy itself.
Usage: python3 scripts/muspyParity/measure.py > src/core/metrics/fixtures/musPyParity.json
Needs mido 1.2 or later and NumPy.
"""
import glob
import json
import math
import os
from collections import defaultdict, namedtuple

import mido
import numpy as np

Note = namedtuple("Note", "time end pitch")
Track = namedtuple("Track", "is_drum notes")
CORPUS = os.path.join(os.path.dirname(__file__), "../../public/corpus")


def read(path):
    """A track per MIDI track, channel and program; a note-off ends the oldest note of its pitch."""
    midi = mido.MidiFile(path)
    tracks = []
    for chunk in midi.tracks:
        now, open_notes, program = 0, defaultdict(list), defaultdict(int)
        notes = defaultdict(list)
        for message in chunk:
            now += message.time
            if message.type == "program_change":
                program[message.channel] = message.program
            if message.type not in ("note_on", "note_off"):
                continue
            key = (message.channel, message.note)
            if message.type == "note_on" and message.velocity > 0:
                open_notes[key].append((now, program[message.channel]))
            elif open_notes[key]:
                start, number = open_notes[key].pop(0)
                notes[message.channel, number].append(Note(start, now, message.note))
        tracks += [Track(channel == 9, found) for (channel, _), found in notes.items()]
    return midi.ticks_per_beat, tracks


def piano_roll(tracks):
    roll = np.zeros((max(note.end for track in tracks for note in track.notes), 128), bool)
    for track in tracks:
        if not track.is_drum:
            for note in track.notes:
                roll[note.time : note.end, note.pitch] = True
    return roll


def scale(root, mode):
    steps = {"major": [0, 2, 4, 5, 7, 9, 11], "minor": [0, 2, 3, 5, 7, 8, 10]}[mode]
    return {(step + root) % 12 for step in steps}


def entropy(counts):
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def empty_rate(tracks, length, unit):
    filled = set()
    for track in tracks:
        for note in track.notes:
            filled.update(range(note.time // unit, note.end // unit + 1))
    return 1 - len(filled) / (length // unit + 1)


def groove(tracks, length, bar):
    bars = length // bar + 1
    if bars < 2:
        return math.nan
    onsets = np.zeros((bars, bar), bool)
    for track in tracks:
        for note in track.notes:
            onsets[divmod(note.time, bar)] = True
    return 1 - float((onsets[:-1] != onsets[1:]).sum()) / (bar * (bars - 1))


def drum_pattern(tracks, resolution):
    notes = [note for track in tracks if track.is_drum for note in track.notes]
    if not notes:
        return math.nan
    rates = []
    for divisors in ((4, 2), (3,)):
        mask = np.zeros(resolution, bool)
        mask[0] = True
        for divisor in divisors:
            if resolution % divisor == 0:
                mask[:: resolution // divisor] = True
        rates.append(sum(bool(mask[note.time % resolution]) for note in notes) / len(notes))
    return max(rates)


def measure(resolution, tracks, bar):
    length = max(note.end for track in tracks for note in track.notes)
    values = {
        "emptyBeatRate": empty_rate(tracks, length, resolution),
        "emptyMeasureRate": empty_rate(tracks, length, bar),
        "grooveConsistency": groove(tracks, length, bar),
        "drumPatternConsistency": drum_pattern(tracks, resolution),
    }
    pitches = np.array([n.pitch for t in tracks if not t.is_drum for n in t.notes], int)
    if len(pitches) > 0:
        roll = piano_roll(tracks)
        sounding = roll.sum(1)
        in_scale = {
            (root, mode): float(np.isin(pitches % 12, list(scale(root, mode))).mean())
            for mode in ("major", "minor")
            for root in range(12)
        }
        values |= {
            "pitchesUsed": len(set(pitches.tolist())),
            "pitchClassesUsed": len(set((pitches % 12).tolist())),
            "pitchRange": int(pitches.max() - pitches.min()),
            "polyphony": float(roll.sum() / (sounding > 0).sum()),
            "polyphonyRate": float((sounding > 2).mean()),
            "pitchInCMajor": in_scale[0, "major"],
            "pitchInAMinor": in_scale[9, "minor"],
            "scaleConsistency": max(in_scale.values()),
            "pitchEntropy": entropy(np.bincount(pitches)),
            "pitchClassEntropy": entropy(np.bincount(pitches % 12)),
        }
    return {name: None if math.isnan(value) else value for name, value in values.items()}


def variants(resolution, tracks):
    """The piece; its opening a fourth higher; what is below middle C as drums, every third beat left out."""
    end = 37 * resolution // 2
    opening = [
        Track(False, [Note(n.time, min(n.end, end), n.pitch + 5) for n in t.notes if n.time < end])
        for t in tracks
    ]
    thinned = [[n for n in t.notes if n.time // resolution % 3 != 0] for t in tracks]
    drums = [Track(False, [n for n in notes if n.pitch >= 60]) for notes in thinned]
    drums += [Track(True, [n for n in notes if n.pitch < 60]) for notes in thinned]
    return {"whole": tracks, "opening": opening, "drums": drums}


def main():
    cases = []
    for path in sorted(glob.glob(f"{CORPUS}/*.mid")):
        resolution, tracks = read(path)
        for variant, changed in variants(resolution, tracks).items():
            changed = [track for track in changed if track.notes]
            case = {"file": os.path.basename(path), "variant": variant}
            case["barTicks"] = 4 * resolution
            case["notes"] = sum(len(track.notes) for track in changed)
            case["values"] = measure(resolution, changed, case["barTicks"])
            cases.append(case)
    print(json.dumps(cases, indent=1))


main()

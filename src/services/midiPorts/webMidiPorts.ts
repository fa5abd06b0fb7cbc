// MIDI ports through Web MIDI (https://webaudio.github.io/web-midi-api/), without system exclusive messages.
import { AppError } from '../../core/errors.ts';
import type { MidiAccess, MidiInput, MidiOutput, MidiPorts } from './midiPorts.ts';

const nameOf = (port: MIDIPort): string => port.name ?? port.manufacturer ?? 'MIDI port';
const isPlugged = (port: MIDIPort): boolean => port.state === 'connected';

async function open(port: MIDIPort): Promise<void> {
  try {
    await port.open();
  } catch (cause) {
    throw new AppError('ports/busy', `${nameOf(port)} cannot be opened`, {}, cause);
  }
}

function toOutput(port: MIDIOutput): MidiOutput {
  return {
    id: port.id,
    name: nameOf(port),
    open: () => open(port),
    send(bytes, atMs) {
      if (isPlugged(port)) port.send([...bytes], atMs);
    },
    clear() {
      // Chromium has none (crbug.com/40411677).
      if ('clear' in port && isPlugged(port)) (port.clear as () => void).call(port);
    },
  };
}

function toInput(port: MIDIInput): MidiInput {
  return {
    id: port.id,
    name: nameOf(port),
    open: () => open(port),
    listen(onMessage) {
      const hear = ({ data, timeStamp }: MIDIMessageEvent): void => {
        if (data !== null) onMessage(data, timeStamp);
      };
      port.addEventListener('midimessage', hear);
      return () => port.removeEventListener('midimessage', hear);
    },
  };
}

async function request(): Promise<MIDIAccess> {
  // Safari has none, and a page without https neither.
  if (!('requestMIDIAccess' in navigator))
    throw new AppError('ports/unavailable', 'no Web MIDI in this browser');
  try {
    return await navigator.requestMIDIAccess();
  } catch (cause) {
    const isRefused =
      cause instanceof DOMException &&
      (cause.name === 'NotAllowedError' || cause.name === 'SecurityError');
    throw isRefused
      ? new AppError('ports/refused', 'MIDI access was refused', {}, cause)
      : new AppError('ports/unavailable', 'MIDI access failed', {}, cause);
  }
}

export function createWebMidiPorts(): MidiPorts {
  let opened: MidiAccess | null = null;
  return {
    async open() {
      if (opened) return opened;
      const access = await request();
      return (opened = {
        inputs: () => [...access.inputs.values()].filter(isPlugged).map(toInput),
        outputs: () => [...access.outputs.values()].filter(isPlugged).map(toOutput),
        listen(onChange) {
          access.addEventListener('statechange', onChange);
          return () => access.removeEventListener('statechange', onChange);
        },
      });
    },
  };
}

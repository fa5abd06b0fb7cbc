import { afterEach, expect, it, vi } from 'vitest';
import { createWebMidiPorts } from './webMidiPorts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A port as the browser gives it, without a device. */
class Port extends EventTarget {
  readonly manufacturer = 'Maker';
  state: MIDIPortDeviceState = 'connected';
  readonly calls: unknown[] = [];
  readonly id: string;
  readonly name: string | null;
  constructor(id: string, name: string | null) {
    super();
    [this.id, this.name] = [id, name];
  }
  open = () => Promise.resolve(this);
  send = (bytes: number[], atMs?: number) => this.calls.push([bytes, atMs]);
  clear = () => this.calls.push('clear');
}

function grant(inputs: readonly Port[], outputs: readonly Port[]): EventTarget {
  const mapOf = (ports: readonly Port[]) => new Map(ports.map((port) => [port.id, port]));
  const access = Object.assign(new EventTarget(), {
    inputs: mapOf(inputs),
    outputs: mapOf(outputs),
  });
  // A port has more than is used of it.
  vi.spyOn(navigator, 'requestMIDIAccess').mockResolvedValue(access as unknown as MIDIAccess);
  return access;
}

it('tells a refusal from a browser without MIDI', async () => {
  // The test browser has no one to ask, which it takes for a no.
  await expect(createWebMidiPorts().open()).rejects.toMatchObject({ code: 'ports/refused' });
  vi.stubGlobal('navigator', {});
  await expect(createWebMidiPorts().open()).rejects.toMatchObject({ code: 'ports/unavailable' });
});

it('sends with the time, takes back, and sends nothing to what was unplugged', async () => {
  const port = new Port('a', null);
  grant([], [port]);
  const [output] = (await createWebMidiPorts().open()).outputs();
  expect(output).toMatchObject({ id: 'a', name: 'Maker' });
  output!.send([0x90, 60, 100], 1234);
  output!.clear();
  const before = [[[0x90, 60, 100], 1234], 'clear'];
  expect(port.calls).toEqual(before);
  port.state = 'disconnected';
  output!.send([0x80, 60, 0]);
  output!.clear();
  expect(port.calls).toEqual(before);
});

it('lists what is plugged in, and tells when that changes', async () => {
  const [near, far] = [new Port('near', 'Near'), new Port('far', 'Far')];
  const source = grant([near, far], []);
  const access = await createWebMidiPorts().open();
  const seen: string[][] = [];
  const unlisten = access.listen(() => seen.push(access.inputs().map(({ name }) => name)));
  far.state = 'disconnected';
  source.dispatchEvent(new Event('statechange'));
  unlisten();
  far.state = 'connected';
  source.dispatchEvent(new Event('statechange'));
  expect(seen).toEqual([['Near']]);
});

it('hears whole messages with their time until it is let go', async () => {
  const port = new Port('keys', 'Keys');
  grant([port], []);
  const [input] = (await createWebMidiPorts().open()).inputs();
  const heard: [number[], number][] = [];
  const unlisten = input!.listen((bytes, atMs) => heard.push([[...bytes], atMs]));
  const press = () => new MIDIMessageEvent('midimessage', { data: new Uint8Array([0x90, 60, 99]) });
  const first = press();
  port.dispatchEvent(first);
  unlisten();
  port.dispatchEvent(press());
  expect(heard).toEqual([[[0x90, 60, 99], first.timeStamp]]);
});

it('says when another program holds a port', async () => {
  const port = new Port('a', 'A');
  port.open = () => Promise.reject(new DOMException('', 'InvalidAccessError'));
  grant([], [port]);
  const [output] = (await createWebMidiPorts().open()).outputs();
  await expect(output!.open()).rejects.toMatchObject({ code: 'ports/busy' });
});

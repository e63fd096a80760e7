import {
	fingerprint,
	readStepIndex,
	requireStepIndex,
	writeStepIndex,
} from '../../../../core/stage/parts/stepIndex';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, stepIndex } from '../stagedRows';

it.each<[unknown, unknown, boolean]>([
	[{ a: 1 }, { a: 1 }, true],
	[{ a: 1 }, { a: 2 }, false],
	[['ab', 'c'], ['a', 'bc'], false],
	['', null, false],
])('fingerprints of %j and %j are equal: %s', (one, other, equal) => {
	expect(fingerprint(one) === fingerprint(other)).toBe(equal);
});

it('an index comes back as it was written', async () => {
	const store = new MemoryStore();
	const index = stepIndex('map', {
		parts: [{ key: 'k', rows: 1, bytes: 2, sha256: 'ab' }],
		files: [{ key: 'f', bytes: 3, etag: 'e' }],
		reasons: { brokenJson: 2 },
	});
	await writeStepIndex(store, runKeys, index);
	expect(await readStepIndex(store, runKeys, 'map')).toEqual(index);
	expect(await readStepIndex(store, runKeys, 'read')).toBeUndefined();
});

it.each<[string, string]>([
	['no JSON', '{"step":'],
	['another object', '{}'],
	['a count below zero', JSON.stringify(stepIndex('map', { reasons: { x: -1 } }))],
])('%s is no index', async (_case, text) => {
	const store = new MemoryStore();
	store.put(runKeys.index('map'), text);
	const error = await thrownBy(() => readStepIndex(store, runKeys, 'map'));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(runKeys.index('map'));
});

it.each([
	['read', 'BlueConic Profiles: Export Segment'],
	['map', 'BlueConic Mapper'],
	['deliver', 'Braze Track'],
] as const)('without its %s step a run asks for %s', async (step, node) => {
	const error = await thrownBy(() => requireStepIndex(new MemoryStore(), runKeys, step));
	expect(error.message).toContain(runKeys.name.runId);
	expect(error.message).toContain(`'${step}' step`);
	expect(error.message).toContain(node);
});

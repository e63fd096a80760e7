import { readSnapshotFile, writeSnapshotFile } from '../../../../core/stage/state/snapshotFile';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { goalKeys } from './stateFixture';

const key = goalKeys.snapshotFile('run-7-aa', 'outcome.json');
const text = '{"name":"Zoë 🦊"}';

it('a file of a snapshot is read as it was written', async () => {
	const store = new MemoryStore();
	const file = await writeSnapshotFile(store, key, text);
	expect(file).toMatchObject({ key, bytes: Buffer.byteLength(text) });
	expect(await readSnapshotFile(store, file)).toBe(text);
});

it.each<[string, string | undefined, string]>([
	['gone', undefined, `State file '${key}' is not in bucket 'the-bucket' any more`],
	['changed', text.replace('Z', 'C'), `State file '${key}' does not fit its checksum`],
	['cut short', text.slice(0, -1), 'does not fit its checksum'],
	['empty', '', 'does not fit its checksum'],
])('a file of a snapshot that is %s is refused', async (_case, stored, sentence) => {
	const store = new MemoryStore();
	const file = await writeSnapshotFile(store, key, text);
	if (stored === undefined) await store.delete(key);
	else store.put(key, stored);
	const error = await thrownBy(() => readSnapshotFile(store, file));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(sentence);
	expect(error.message).toContain("'S3 Stage: Goal: Delete'");
});

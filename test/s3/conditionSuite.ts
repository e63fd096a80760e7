import { SyncError } from '../../core/flow/syncError';
import { probeConditions } from '../../core/stage/conditionsProbe';
import { ConflictError, type Store } from '../../core/stage/store';
import { failureOf } from './failureOf';

const writers = 20;

/** The promises of conditional writes; what a server does not enforce is said. */
export function describeConditions(storeOf: () => Store, say: (what: string) => void): void {
	describe('conditional writes', () => {
		let store: Store;

		let enforced: { readonly absent: boolean; readonly etag: boolean };

		/** Whether the server refuses a write whose condition does not hold. */
		async function probe(key: string, condition: object): Promise<boolean> {
			await store.putText(key, 'before');
			const options =
				'absent' in condition
					? { condition: { absent: true } as const }
					: { condition: { etag: '0'.repeat(32) } };
			return (await failureOf(store.putText(key, 'after', options))) !== undefined;
		}

		beforeAll(async () => {
			store = storeOf();
			enforced = {
				absent: await probe('probe-absent', { absent: true }),
				etag: await probe('probe-etag', {}),
			};
		});

		const sayNotEnforced = (condition: string, test: string): void =>
			say(`the condition '${condition}' is not enforced, so ${test} is not tested`);

		it('are found out by the probe, which leaves nothing', async () => {
			const conditional = enforced.absent && enforced.etag;
			expect(await probeConditions(store, 'probed')).toEqual({ conditional });
			expect((await store.list('probed').next()).done).toBe(true);
		});

		it('take the place of nothing', async () => {
			const { etag } = await store.putText('new', 'text', { condition: { absent: true } });
			expect(await store.getText('new')).toEqual({ text: 'text', etag });
		});

		it('do not take the place of something', async () => {
			if (!enforced.absent) return sayNotEnforced('absent', 'a key that is taken');
			await store.putText('taken', 'first');
			const late = store.putText('taken', 'second', { condition: { absent: true } });
			expect(await failureOf(late)).toBeInstanceOf(ConflictError);
			expect((await store.getText('taken'))?.text).toBe('first');
		});

		it('take the place of the version they name', async () => {
			const { etag } = await store.putText('versioned', 'first');
			const second = await store.putText('versioned', 'second', { condition: { etag } });
			expect(await store.getText('versioned')).toEqual({ text: 'second', etag: second.etag });
		});

		it('do not take the place of another version', async () => {
			if (!enforced.etag) return sayNotEnforced('etag', 'a stale version');
			const { etag } = await store.putText('stale', 'first');
			await store.putText('stale', 'second');
			const late = store.putText('stale', 'third', { condition: { etag } });
			expect(await failureOf(late)).toBeInstanceOf(ConflictError);
			expect((await store.getText('stale'))?.text).toBe('second');
		});

		it('do not take the place of a version that was deleted', async () => {
			if (!enforced.etag) return sayNotEnforced('etag', 'a deleted version');
			const { etag } = await store.putText('gone', 'first');
			await store.delete('gone');
			const late = store.putText('gone', 'second', { condition: { etag } });
			expect(await failureOf(late)).toBeInstanceOf(Error);
			expect(await store.getText('gone')).toBeUndefined();
		});

		it('count as made when the same text is there already', async () => {
			if (!enforced.absent) return sayNotEnforced('absent', 'a repeated write');
			const first = await store.putText('repeated', 'same', { condition: { absent: true } });
			const again = await store.putText('repeated', 'same', { condition: { absent: true } });
			expect(again.etag).toBe(first.etag);
		});

		it.each(['absent', 'etag'] as const)(
			`are won by exactly one of ${writers} writers: %s`,
			async (kind) => {
				if (!enforced[kind]) return sayNotEnforced(kind, `a race of ${writers} writers`);
				const key = `race-${kind}`;
				const before = kind === 'etag' ? await store.putText(key, 'before') : undefined;
				const condition = before ? { etag: before.etag } : { absent: true as const };
				const failures = await Promise.all(
					Array.from({ length: writers }, (_, number) =>
						failureOf(store.putText(key, `writer ${number}`, { condition })),
					),
				);
				const winners = failures.flatMap((failure, number) =>
					failure === undefined ? [`writer ${number}`] : [],
				);
				expect(winners).toEqual([(await store.getText(key))?.text]);
				for (const failure of failures.filter((one) => one !== undefined)) {
					const isTold = failure instanceof ConflictError || failure instanceof SyncError;
					expect({ failure: String(failure), isTold }).toMatchObject({ isTold: true });
				}
			},
			60_000,
		);
	});
}

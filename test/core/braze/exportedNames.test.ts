import { gzipSync } from 'node:zlib';

import { exportedNames } from '../../../core/braze/exportedNames';
import { textOfBrazeField } from '../../../core/mapping/model/brazeFieldText';
import type { StoredObject } from '../../../core/stage/store';
import { MemoryStore } from '../stage/memoryStore';

/** A bucket that knows when its objects were written. */
class DatedStore extends MemoryStore {
	readonly dates = new Map<string, Date>();

	override async *list(prefix: string): AsyncGenerator<StoredObject> {
		for await (const object of super.list(prefix)) {
			yield { ...object, modifiedAt: this.dates.get(object.key) ?? object.modifiedAt };
		}
	}

	export(key: string, day: number, users: readonly unknown[]): void {
		const lines = users.map((user) => (typeof user === 'string' ? user : JSON.stringify(user)));
		this.put(key, gzipSync(lines.join('\n')));
		this.dates.set(key, new Date(Date.UTC(2026, 10, day)));
	}
}

const inFolder = (name: string) => `braze/segment-export/segment/2026-11-21/${name}`;

const namesIn = async (store: MemoryStore) =>
	(await exportedNames(store, 'braze')).map(textOfBrazeField);

it.each([
	{
		what: 'custom attributes, with one step into objects',
		user: { custom_attributes: { tier: 'gold', plan: { name: 'a', 'b.c': 1 }, list: [{ a: 1 }] } },
		names: [
			'custom_attributes.tier',
			'custom_attributes.plan',
			'custom_attributes.plan.name',
			'custom_attributes.plan.b.c',
			'custom_attributes.list',
		],
	},
	{
		what: 'labels of aliases',
		user: { user_aliases: [{ alias_name: 'x', alias_label: 'crm' }] },
		names: ['user_aliases.crm'],
	},
	{
		what: 'events, each way',
		user: { custom_events: [{ name: 'Log.in', count: 2 }] },
		names: [
			'custom_events.Log.in.count',
			'custom_events.Log.in.first',
			'custom_events.Log.in.last',
		],
	},
	{
		what: 'products, each way',
		user: { purchases: [{ name: 'Shoe', count: 2 }] },
		names: ['purchases.Shoe.count', 'purchases.Shoe.first', 'purchases.Shoe.last'],
	},
	{
		what: 'campaigns',
		user: { campaigns_received: [{ name: 'Spring', last_received: 'x' }] },
		names: ['campaigns_received.Spring'],
	},
	{
		what: 'nothing in what is built otherwise',
		user: { custom_attributes: 4, custom_events: 'x', purchases: [null, 1, {}], user_aliases: {} },
		names: [],
	},
	{
		what: 'names as data',
		user: JSON.parse('{"custom_attributes":{"__proto__":1,"constructor":2}}'),
		names: ['custom_attributes.__proto__', 'custom_attributes.constructor'],
	},
])('names: $what', async ({ user, names }) => {
	const store = new DatedStore();
	store.export(inFolder('a.gz'), 1, [user]);
	expect(await namesIn(store)).toEqual(names);
});

it('each name is given once, and broken lines are left out', async () => {
	const store = new DatedStore();
	const user = { custom_attributes: { a: 1 } };
	store.export(inFolder('a.gz'), 1, ['{broken', user, user, { custom_attributes: { b: 1 } }]);
	expect(await namesIn(store)).toEqual(['custom_attributes.a', 'custom_attributes.b']);
});

it('the file that was written last counts, of whatever segment, if it holds anything', async () => {
	const store = new DatedStore();
	store.export(inFolder('z.gz'), 2, [{ custom_attributes: { older: 1 } }]);
	store.export('braze/segment-export/another/a.gz', 3, [{ custom_attributes: { newest: 1 } }]);
	store.export('elsewhere/a.gz', 5, [{ custom_attributes: { foreign: 1 } }]);
	store.put(inFolder('empty'), '');
	store.dates.set(inFolder('empty'), new Date(Date.UTC(2026, 10, 4)));
	expect(await namesIn(store)).toEqual(['custom_attributes.newest']);
});

it('the first 500 users are read', async () => {
	const store = new DatedStore();
	const users = Array.from({ length: 501 }, (_, n) => ({ custom_attributes: { [`a${n}`]: 1 } }));
	store.export(inFolder('a.gz'), 1, users);
	expect(await namesIn(store)).toHaveLength(500);
});

it('a bucket without an export has no names', async () => {
	expect(await namesIn(new MemoryStore())).toEqual([]);
});

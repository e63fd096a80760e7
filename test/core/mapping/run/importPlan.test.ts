import {
	importPlan,
	type ImportPlan,
	type MapTenant,
} from '../../../../core/mapping/run/importPlan';
import type { PropertyType } from '../../../../core/mapping/model/catalogue';
import type {
	RemainingFields,
	ToBlueConicMapping,
} from '../../../../core/mapping/model/toBlueConicMapping';
import type { NewProperty } from '../../../../core/mapping/toBlueConic/prepareRemaining';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys } from '../../stage/stagedRows';

const remaining: RemainingFields = {
	strategy: 'set',
	prefix: 'braze_',
	leaveOut: ['secret'],
	createProperties: true,
};

const mappingWith = (fields: RemainingFields | undefined): ToBlueConicMapping => ({
	direction: 'toBlueConic',
	identifiers: [
		{
			field: { kind: 'standard', name: 'email' },
			target: { kind: 'property', property: 'email' },
		},
	],
	match: 'any',
	allowCreation: true,
	rows: [],
	remaining: fields,
	timeZone: 'UTC',
});

const users: readonly unknown[] = [
	{ email: 'a@example.org', country: 'NL', custom_attributes: { points: 7, secret: 'x' } },
	{ email: 'b@example.org', custom_attributes: { points: 2.5, tier: 'Gold' } },
	{ email: 'c@example.org', custom_attributes: { tier: null, seen_at: '2026-11-22T10:00:00Z' } },
];

/** A tenant that keeps what it is asked for. */
class Tenant implements MapTenant {
	readonly created: NewProperty[] = [];
	asked = 0;
	readonly types = new Map<string, PropertyType>([
		['email', 'email'],
		['braze_tier', 'text'],
	]);

	readonly propertyTypes = async () => {
		this.asked += 1;
		return this.types;
	};
	readonly createProperty = async (property: NewProperty) => {
		this.created.push(property);
		this.types.set(property.id, property.type);
	};
}

class Planning {
	readonly store = new MemoryStore();
	readonly tenant = new Tenant();
	looks = 0;

	async plan(fields: RemainingFields | undefined, tenant: MapTenant | undefined = this.tenant) {
		const mapping = mappingWith(fields);
		const rows = () => this.rows();
		return await importPlan({ store: this.store, keys: runKeys, mapping, tenant, rows });
	}

	private async *rows(): AsyncGenerator<unknown> {
		this.looks += 1;
		yield* users;
	}
}

const typesOf = ({ properties }: ImportPlan) => properties && Object.fromEntries(properties);

it('without remaining fields it knows the types and looks at no row', async () => {
	const planning = new Planning();
	const plan = await planning.plan(undefined);
	expect(typesOf(plan)).toEqual({ email: 'email', braze_tier: 'text' });
	expect([plan.remaining, planning.looks]).toEqual([undefined, 0]);
});

it('without a tenant it knows nothing', async () => {
	const planning = new Planning();
	expect(
		await importPlan({
			store: planning.store,
			keys: runKeys,
			mapping: mappingWith(undefined),
			tenant: undefined,
			rows: () => (async function* () {})(),
		}),
	).toEqual({ properties: undefined, remaining: undefined });
});

it('makes the properties that are missing, with the type that fits all rows', async () => {
	const planning = new Planning();
	const plan = await planning.plan(remaining);
	expect(planning.tenant.created).toEqual([
		{ id: 'braze_country', name: 'braze_country', type: 'text' },
		{ id: 'braze_points', name: 'braze_points', type: 'decimal' },
		{ id: 'braze_seen_at', name: 'braze_seen_at', type: 'date' },
	]);
	expect(typesOf(plan)).toMatchObject({ braze_points: 'decimal', braze_seen_at: 'date' });
	expect([...(plan.remaining?.seen ?? [])].sort()).toEqual([
		'country',
		'points',
		'seen_at',
		'tier',
	]);
});

it('a run that goes on has the plan it began with, and asks nobody', async () => {
	const planning = new Planning();
	const first = await planning.plan(remaining);
	planning.tenant.types.set('braze_points', 'text');
	expect(await planning.plan(remaining)).toEqual(first);
	expect([planning.tenant.asked, planning.looks]).toEqual([1, 1]);
});

it.each([
	['of another mapping', (planning: Planning) => planning.plan({ ...remaining, prefix: 'b_' })],
	['that cannot be read', async ({ store }: Planning) => store.put(runKeys.importPlan(), '{')],
])('a plan %s is made anew', async (_name, before) => {
	const planning = new Planning();
	await before(planning);
	await planning.plan(remaining);
	expect(planning.tenant.created.map(({ id }) => id)).toContain('braze_points');
});

it('to clear what a user lacks, it has to know which fields there are', async () => {
	const planning = new Planning();
	const plan = await planning.plan({ ...remaining, strategy: 'clear', createProperties: false });
	expect(plan.remaining?.seen).toContain('tier');
	expect([planning.looks, planning.tenant.created]).toEqual([1, []]);
});

it('other strategies without creation look at no row', async () => {
	const planning = new Planning();
	await planning.plan({ ...remaining, createProperties: false });
	expect([planning.looks, planning.tenant.created]).toEqual([0, []]);
});

it('remaining fields need somebody who knows the properties', async () => {
	const { store } = new Planning();
	const planned = () =>
		importPlan({
			store,
			keys: runKeys,
			mapping: mappingWith(remaining),
			tenant: undefined,
			rows: () => (async function* () {})(),
		});
	expect((await thrownBy(planned)).message).toBe(
		`'Add Remaining Fields' has to know BlueConic's properties: choose a BlueConic credential in 'BlueConic Mapper'.`,
	);
});

import { z } from 'zod';

import type { BlueConicProfile, BrazeUser, State } from '../../demo/oracle/state';
import type { GoalType } from '../../core/stage/run/reference';
import type { Spans } from './killSchedule';
import type { SentRow } from './traffic';

/** What a run of a goal leaves with a person, by external id. */
export interface Wanted {
	/** How much is added; nothing where the source has no plain number. */
	readonly by?: number;
	/** What the marked field holds then; nothing where the row does not write it. */
	readonly mark?: string;
}

/** What a service holds of a person. */
export interface Holding {
	readonly sum: number;
	readonly mark: string | undefined;
}

/** A goal whose rows add numbers and set values, and what is expected of it. */
export interface KilledGoal {
	readonly type: GoalType;
	/** The route that takes rows: method and path. */
	readonly delivers: { readonly method: string; readonly path: string };
	readonly rowsPerRequest: number;
	readonly requestsAtOnce: number;
	readonly spans: Spans;
	readonly people: { readonly users: number; readonly profiles: number };
	/** The Mapper's parameters of the n-th run, which marks with another value than the one before. */
	mapping(run: number): object;
	/** The rows of a request. */
	rowsOf(body: string): readonly SentRow[];
	/** The row of a mapped line. */
	rowOf(line: string): SentRow;
	wanted(run: number, before: State): ReadonlyMap<string, Wanted>;
	held(state: State): ReadonlyMap<string, Holding>;
}

/** Braze's attribute and BlueConic's property that an import takes from the one and adds to the other. */
export const counter = 'visits';

/** Braze's attribute that an export adds to; another one, so that both goals can run at once. */
const given = 'points_given';

const plainNumber = /^\d{1,9}$/;

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const attribute = (value: string) => ({ __rl: true, mode: 'customAttribute', value });
const standard = (value: string) => ({ __rl: true, mode: 'list', value });

const attributesSchema = z.looseObject({ external_id: z.string() });
const trackSchema = z.object({ attributes: z.array(attributesSchema) });

const sentToBraze = (row: z.infer<typeof attributesSchema>): SentRow => ({
	id: row.external_id,
	adds: given in row,
});

const onlyValue = (profile: BlueConicProfile, property: string): string =>
	profile.properties.get(property)?.[0] ?? '';

const runMark = (run: number): string => `killed run ${run}`;

function wantedOfBraze(run: number, profile: BlueConicProfile): [string, Wanted] {
	const points = onlyValue(profile, 'braze_points');
	const by = plainNumber.test(points) ? Number(points) : undefined;
	return [onlyValue(profile, 'braze_external_id'), { by, mark: runMark(run) }];
}

function heldByBraze({ externalId = '', customAttributes }: BrazeUser): [string, Holding] {
	const mark = customAttributes.get('marked_by');
	return [
		externalId,
		{
			sum: Number(customAttributes.get(given) ?? 0),
			mark: mark === undefined ? undefined : String(mark),
		},
	];
}

const exportGoal: KilledGoal = {
	type: 'export',
	delivers: { method: 'POST', path: '/users/track' },
	rowsPerRequest: 75,
	requestsAtOnce: 10,
	spans: {
		begin: { requests: 12, ms: 400 },
		read: { requests: 60, ms: 2500 },
		map: { requests: 40, ms: 2500 },
		deliver: { requests: 120, ms: 1500 },
		finish: { requests: 14, ms: 150 },
	},
	people: { users: 2000, profiles: 50_000 },
	mapping: (run) => ({
		allowCreation: true,
		brazeIdentifiers: { values: [{ property: byId('braze_external_id') }] },
		brazeMappings: {
			values: [
				{ source: 'staticText', text: runMark(run), brazeField: attribute('marked_by') },
				{ property: byId('firstname'), brazeField: standard('first_name'), type: 'text' },
				{
					property: byId('braze_points'),
					brazeField: attribute(given),
					updateStyle: 'increment',
				},
			],
		},
	}),
	rowsOf: (body) => trackSchema.parse(JSON.parse(body)).attributes.map(sentToBraze),
	rowOf: (line) => sentToBraze(attributesSchema.parse(JSON.parse(line))),
	wanted: (run, { profiles }) =>
		new Map(profiles.map((one) => wantedOfBraze(run, one)).filter(([id]) => id !== '')),
	held: ({ users }) => new Map(users.map(heldByBraze)),
};

const entrySchema = z.object({
	matching: z.tuple([z.tuple([z.object({ value: z.string() })])]),
	properties: z.array(z.object({ strategy: z.string() })),
});

const sentToBlueConic = ({ matching, properties }: z.infer<typeof entrySchema>): SentRow => ({
	id: matching[0][0].value,
	adds: properties.some(({ strategy }) => strategy === 'INCREMENT'),
});

/** Another field with every run, so that each run changes what is there. */
const markedField = (run: number): string => (run % 2 === 0 ? 'first_name' : 'last_name');

function wantedOfBlueConic(run: number, user: BrazeUser): [string, Wanted] {
	const visits = user.customAttributes.get(counter);
	const name = String(user.fields.get(markedField(run)) ?? '');
	return [
		user.externalId ?? '',
		{
			by: typeof visits === 'number' ? visits : undefined,
			mark: name.trim() === '' ? undefined : name,
		},
	];
}

const heldByBlueConic = (profile: BlueConicProfile): [string, Holding] => [
	onlyValue(profile, 'braze_external_id'),
	{
		sum: Number(profile.properties.get(counter)?.[0] ?? 0),
		mark: profile.properties.get('city')?.[0],
	},
];

const importGoal: KilledGoal = {
	type: 'import',
	delivers: { method: 'PUT', path: '/rest/v2/profiles' },
	rowsPerRequest: 200,
	requestsAtOnce: 4,
	spans: {
		begin: { requests: 12, ms: 400 },
		read: { requests: 10, ms: 1500 },
		map: { requests: 30, ms: 2500 },
		deliver: { requests: 50, ms: 1500 },
		finish: { requests: 14, ms: 150 },
	},
	people: { users: 50_000, profiles: 2000 },
	mapping: (run) => ({
		allowCreation: true,
		blueConicIdentifiers: {
			values: [{ brazeField: standard('external_id'), property: byId('braze_external_id') }],
		},
		blueConicMappings: {
			values: [
				{ brazeField: standard(markedField(run)), property: byId('city') },
				{
					brazeField: attribute('favourite_categories'),
					property: byId('interests'),
					mergeStrategy: 'add',
				},
				{ brazeField: attribute(counter), property: byId(counter), mergeStrategy: 'sum' },
			],
		},
	}),
	rowsOf: (body) => z.array(entrySchema).parse(JSON.parse(body)).map(sentToBlueConic),
	rowOf: (line) => sentToBlueConic(entrySchema.parse(JSON.parse(line))),
	wanted: (run, { users }) => new Map(users.map((one) => wantedOfBlueConic(run, one))),
	held: ({ profiles }) => new Map(profiles.map(heldByBlueConic)),
};

export const killedGoals = { import: importGoal, export: exportGoal } as const;

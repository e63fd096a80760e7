import { readTenantCatalogue, type WantedOfTenant } from '../../../core/blueconic/tenantCatalogue';
import type { HttpRequest, HttpResponse } from '../../../core/flow/http';
import { noCatalogue } from '../../../core/mapping/model/catalogue';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { blueConicAnswering } from './testClient';

const nothing: WantedOfTenant = { typesOf: [], interactionNames: false, objectiveNames: false };

const profileProperties = [
	{ id: 'city', filterType: 'SELECT' },
	{ id: 'points', filterType: 'RANGE' },
	{ id: 'score', filterType: 'DECIMAL' },
	{ id: 'spent', filterType: 'CURRENCY' },
	{ id: 'born', filterType: 'DATETIME' },
	{ id: 'email', filterType: 'EMAIL' },
	{ id: 'odd', filterType: 'HEXAGON' },
	{ id: 'bare' },
	{ id: '__proto__', filterType: 'SELECT' },
];

const dialogues = [
	{ id: 'd1', name: 'Sign-up', variants: [{ id: 'v1', name: 'With a picture' }, { id: 'v2' }] },
	{ id: 'd2', name: 'Spring offer', variants: [{ id: '__proto__', name: 'Free delivery' }] },
	{ id: 'd3', name: 'Without variants' },
];

const objectives = [{ id: 'mail', name: 'Marketing by e-mail' }, { id: 'nameless' }];

const lists: Readonly<Record<string, object>> = {
	'/profileProperties': { profileProperties },
	'/dialogues': { dialogues },
	'/objectives': { objectives },
};

const tenant = ({ path }: HttpRequest): HttpResponse => answer(200, lists[path]);

const refusing =
	(refused: string, status: number) =>
	(request: HttpRequest): HttpResponse =>
		request.path === refused ? answer(status) : tenant(request);

it('a mapping that wants to know nothing costs no request', async () => {
	const { blueConic, requests } = blueConicAnswering(tenant);
	expect(await readTenantCatalogue(blueConic, nothing)).toEqual(noCatalogue);
	expect(requests).toEqual([]);
});

it.each<[string, Partial<WantedOfTenant>, string, keyof typeof noCatalogue, [string, string][]]>([
	[
		'types of properties, in the words of BlueConic',
		{ typesOf: profileProperties.map(({ id }) => id) },
		'/profileProperties',
		'properties',
		[
			['city', 'text'],
			['points', 'number'],
			['score', 'decimal'],
			['spent', 'currency'],
			['born', 'date'],
			['email', 'email'],
			['odd', 'text'],
			['bare', 'text'],
			['__proto__', 'text'],
		],
	],
	[
		'types of the wanted properties alone',
		{ typesOf: ['born', 'not there'] },
		'/profileProperties',
		'properties',
		[['born', 'date']],
	],
	[
		'names of interactions, which are the variants of dialogues',
		{ interactionNames: true },
		'/dialogues',
		'interactionNames',
		[
			['v1', 'With a picture'],
			['__proto__', 'Free delivery'],
		],
	],
	[
		'names of objectives',
		{ objectiveNames: true },
		'/objectives',
		'objectiveNames',
		[['mail', 'Marketing by e-mail']],
	],
])('%s', async (_case, wanted, path, part, expected) => {
	const { blueConic, requests } = blueConicAnswering(tenant);
	const catalogue = await readTenantCatalogue(blueConic, { ...nothing, ...wanted });
	expect(catalogue).toEqual({ ...noCatalogue, [part]: new Map(expected) });
	expect(requests.map((request) => request.path)).toEqual([path]);
});

it.each([401, 403])('types that may not be listed (%i) stay unknown', async (status) => {
	const { blueConic } = blueConicAnswering(refusing('/profileProperties', status));
	const wanted = { ...nothing, typesOf: ['city'], objectiveNames: true };
	const { properties, objectiveNames } = await readTenantCatalogue(blueConic, wanted);
	expect(properties).toBeUndefined();
	expect(objectiveNames.size).toBe(1);
});

it.each<[string, number, Partial<WantedOfTenant>, readonly string[]]>([
	[
		'/dialogues',
		401,
		{ interactionNames: true },
		[
			`'read:dialogues'`,
			`send IDs instead of names in the mapping rows from 'Viewed Interactions'`,
		],
	],
	[
		'/objectives',
		403,
		{ objectiveNames: true },
		[`'read:objectives'`, 'send IDs instead of names', `'Consented Objectives'`],
	],
])('names that may not be listed at %s (%i) stop', async (path, status, wanted, words) => {
	const { blueConic, requests } = blueConicAnswering(refusing(path, status));
	const all = { ...nothing, typesOf: ['city'], ...wanted };
	const error = await thrownBy(() => readTenantCatalogue(blueConic, all));
	expect(error).toMatchObject({ kind: 'configuration' });
	for (const word of words) expect(error.message).toContain(word);
	expect(requests).toHaveLength(1);
});

it.each(Object.keys(lists))('a busy tenant passes at %s', async (path) => {
	const { blueConic } = blueConicAnswering(refusing(path, 503));
	const wanted = { typesOf: ['city'], interactionNames: true, objectiveNames: true };
	const error = await thrownBy(() => readTenantCatalogue(blueConic, wanted));
	expect(error).toMatchObject({ kind: 'passing' });
});

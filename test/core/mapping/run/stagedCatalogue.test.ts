import fc from 'fast-check';

import {
	noCatalogue,
	propertyTypes,
	type Catalogue,
} from '../../../../core/mapping/model/catalogue';
import {
	catalogueWarnings,
	readCatalogue,
	writeCatalogue,
} from '../../../../core/mapping/run/stagedCatalogue';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys } from '../../stage/stagedRows';

const names = fc.oneof(fc.constantFrom('__proto__', 'constructor', ''), fc.string());

const mapTo = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<ReadonlyMap<string, Value>> =>
	fc.array(fc.tuple(names, value)).map((pairs) => new Map(pairs));

const catalogues: fc.Arbitrary<Catalogue> = fc.record({
	properties: fc.option(mapTo(fc.constantFrom(...propertyTypes)), { nil: undefined }),
	interactionNames: mapTo(names),
	objectiveNames: mapTo(names),
});

it('any catalogue is read as it was written', async () => {
	await fc.assert(
		fc.asyncProperty(catalogues, async (catalogue) => {
			const store = new MemoryStore();
			await writeCatalogue(store, runKeys, catalogue);
			expect(await readCatalogue(store, runKeys)).toEqual(catalogue);
		}),
	);
});

it('where none was staged, nothing is known', async () => {
	expect(await readCatalogue(new MemoryStore(), runKeys)).toEqual(noCatalogue);
});

it.each(['', '{}', '[]', '{"interactionNames":[],"objectiveNames":[["o"]]}'])(
	'%j is no catalogue',
	async (text) => {
		const store = new MemoryStore();
		store.put(runKeys.catalogue(), text);
		const error = await thrownBy(() => readCatalogue(store, runKeys));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`read/catalogue.json' is not what a run wrote`);
	},
);

const wanted = { interactionNames: false, objectiveNames: false };
const known: Catalogue = { ...noCatalogue, properties: new Map() };

it.each<[string, readonly string[], Catalogue, object]>([
	['types that were not told', ['city'], noCatalogue, { propertyTypesUnknown: 1 }],
	['types that were told', ['city'], known, {}],
	['types that nobody wants', [], noCatalogue, {}],
])('%s : what the run is warned of', (_case, typesOf, catalogue, expected) => {
	expect(catalogueWarnings({ ...wanted, typesOf }, catalogue)).toEqual(expected);
});

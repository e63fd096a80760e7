import { blueConicRules, type BlueConicRow } from './blueConicRow';
import type { RuleTable } from './rule';

const TYPES = 'https://support.blueconic.com/hc/en-us/articles/247611';

const PROPERTY_ROWS: readonly BlueConicRow[] = [
	[
		'`filterType` may be repeated and leaves properties of these types',
		'properties by filterType=EMAIL&filterType=DECIMAL',
		'properties/profileProperties.route.ts',
		'filterType.includes(property.filterType)',
		'filterType[0] === property.filterType',
	],
	[
		'`filterValue` leaves properties with this name',
		'properties by filterValue=City',
		'properties/profileProperties.route.ts',
		'property.name === filterValue',
		'property.name !== filterValue',
	],
	[
		'`groupTypeId` asks for the properties of groups, of which the tenant has none',
		'properties by groupTypeId=household',
		'properties/profileProperties.route.ts',
		'if (groupTypeId.length > 0) return [];',
		'',
	],
	[
		'`PUT` creates a property that takes values at once',
		'PUT creates a property that takes values at once',
		'properties/profileProperties.route.ts',
		'profiles.defineProperty(property);',
		'',
	],
	[
		'`PUT` changes a property',
		'PUT changes what it names of a property',
		'properties/propertyRequest.ts',
		'...ORDINARY_TRAITS, ...existing.property, ...said',
		'...ORDINARY_TRAITS, ...said, ...existing.property',
	],
	[
		'An id has letters, digits, `-` and `_`',
		'PUT of an id with a dot answers 400',
		'properties/propertyRequest.ts',
		'/^[A-Za-z0-9_-]+$/',
		'/^/',
	],
	[
		'A property of BlueConic itself cannot be changed: 400',
		'PUT of a property of BlueConic answers 400',
		'properties/propertyRequest.ts',
		"if (existing.property?.system) throw refuse('id', 'belongs to BlueConic');",
		'',
	],
	[
		'A property of BlueConic itself cannot be deleted',
		'DELETE of a property of BlueConic is refused',
		'properties/profileProperties.route.ts',
		"if (property.system) throw new BlueConicError(400, 'The property belongs to BlueConic');",
		'',
		'inferred',
	],
	...(
		[
			['an unknown type', 'filterType,\n\t/** A unique'],
			['an unknown permission level', 'permissionLevel,\n\tdataSensitivity'],
			['an unknown merge strategy', 'mergeStrategy,\n\tpermissionLevel'],
		] as const
	).map(([what, text]): BlueConicRow => [
		`A property with ${what} is answered 400`,
		`PUT of ${what} answers 400`,
		'properties/propertyDefinition.ts',
		text,
		text.replace(',', ': z.any(),'),
	]),
	[
		'Once values exist, the type of a property stays',
		'SELECT becomes RANGE with values: 400',
		'properties/propertyRequest.ts',
		'!hasValues || from === to',
		'from || hasValues',
		TYPES,
	],
	[
		'Once values exist, text can become e-mail',
		'SELECT becomes EMAIL with values: 200',
		'properties/propertyRequest.ts',
		" || (from === 'SELECT' && to === 'EMAIL')",
		'',
		TYPES,
	],
	[
		'Without `useValidation` values are not held against the type',
		'with useValidation false a number "twelve" is MODIFIED',
		'properties/propertyValues.ts',
		'if (!useValidation) return undefined;',
		'',
	],
	[
		'`indexed` makes a property a unique identifier',
		'a property that becomes a unique identifier finds the profiles that have it',
		'profiles/profileStore.ts',
		'index.move(position, [], this.read(position, id))',
		'index.find(String(position))',
	],
	[
		'`DELETE` takes a property and its values away',
		'DELETE takes a property and its values away',
		'profiles/profileStore.ts',
		'for (const position of this.profiles.keys()) this.write(position, id, []);',
		'',
	],
	[
		'An unknown property is answered 404',
		'a property is read by its id',
		'properties/profileProperties.route.ts',
		"BlueConicError(404, 'The property does not exist')",
		"BlueConicError(400, 'The property does not exist')",
	],
];

const CATALOGUE_ROWS: readonly BlueConicRow[] = [
	...(
		[
			['/objectives', 'objectives/objectives.route.ts', 'The objective'],
			['/timelineEventTypes', 'timeline/timelineEventTypes.route.ts', 'The timeline event type'],
			['/dialogues', 'dialogues/dialogues.route.ts', 'The dialogue'],
			['/connections', 'connections/connections.route.ts', 'The connection'],
		] as const
	).map(([path, file, what]): BlueConicRow => [
		`\`GET ${path}/{id}\` answers 404 to an unknown id`,
		`${path} are read by their id`,
		file,
		`404, '${what} does not exist'`,
		`400, '${what} does not exist'`,
	]),
	[
		'`GET /connections` has 10 a page when nothing is said',
		'/connections come in pages',
		'connections/connections.route.ts',
		'.default(10)',
		'.default(20)',
	],
	[
		'The interactions that a profile viewed are variants of dialogues',
		'the interactions that profiles viewed are variants of dialogues',
		'dialogues/dialogues.ts',
		'variants.map(({ id }) => id)',
		'variants.map(({ name }) => name)',
		'inferred',
	],
];

export const BLUECONIC_PROPERTIES: RuleTable = {
	title: 'BlueConic: properties and lists',
	rules: [
		...blueConicRules('blueconicProperties.test.ts', PROPERTY_ROWS),
		...blueConicRules('blueconicCatalogues.test.ts', CATALOGUE_ROWS),
	],
};

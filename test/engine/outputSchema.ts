import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
	readonly type: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	/** Of an array. */
	readonly items?: Schema;
}

/** The output that the editor shows for an operation before its first run. */
export function outputSchema(node: string, operation: string): Schema {
	const folder = join(__dirname, '..', '..', 'dist', 'nodes', node, '__schema__', 'v1.0.0');
	return JSON.parse(readFileSync(join(folder, `${operation}.json`), 'utf8'));
}

const typeOf = (value: unknown): string => {
	if (Array.isArray(value)) return 'array';
	if (typeof value !== 'number') return typeof value;
	return Number.isInteger(value) ? 'integer' : 'number';
};

/** Where a real output, as n8n saves it, is not what its schema says, by path. */
export function schemaDifferences(schema: Schema, value: unknown): string[] {
	return differences(schema, JSON.parse(JSON.stringify(value)), 'item');
}

function differences(schema: Schema, value: unknown, path: string): string[] {
	const type = typeOf(value);
	const isNumber = schema.type === 'number' && type === 'integer';
	if (schema.type !== type && !isNumber) return [`${path}: ${type} is no ${schema.type}`];
	const { items } = schema;
	if (items && Array.isArray(value)) {
		return value.flatMap((one, place) => differences(items, one, `${path}[${place}]`));
	}
	if (!schema.properties) return [];
	const fields = new Map(Object.entries(Object(value)));
	const names = new Set([...Object.keys(schema.properties), ...fields.keys()]);
	return [...names].flatMap((name) => {
		const known = schema.properties?.[name];
		if (!known) return [`${path}.${name} is not in the schema`];
		if (!fields.has(name)) return [`${path}.${name} is not in the output`];
		return differences(known, fields.get(name), `${path}.${name}`);
	});
}

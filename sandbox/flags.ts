import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { mergeSettings } from './mergeSettings';
import { sandboxSettings, type CompleteSettings } from './settings';

const number = z.coerce.number().int();
const text = z.string();
const jsonFile = z.string().transform((path, context): unknown => {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		context.addIssue(`${path}: ${error instanceof Error ? error.message : String(error)}`);
		return z.NEVER;
	}
});

interface Flag {
	readonly value: z.ZodType;
	/** Where it stands in the settings; those of `--settings` are all of them. */
	readonly path: readonly string[];
}

/** Later ones are said over earlier ones. */
const FLAGS: Readonly<Record<string, Flag>> = {
	settings: { value: jsonFile, path: [] },
	profiles: { value: number, path: ['profiles'] },
	users: { value: number, path: ['users'] },
	seed: { value: number, path: ['seed'] },
	'profiles-file': { value: text, path: ['profilesFile'] },
	'users-file': { value: text, path: ['usersFile'] },
	faults: { value: jsonFile, path: ['faults'] },
	'braze-port': { value: number, path: ['ports', 'braze'] },
	'blueconic-port': { value: number, path: ['ports', 'blueConic'] },
	's3-port': { value: number, path: ['ports', 's3'] },
	'admin-port': { value: number, path: ['ports', 'admin'] },
	'export-file-delay-ms': { value: number, path: ['braze', 'export', 'fileDelayMs'] },
};

const DEFAULTS = { ports: { braze: 4710, blueConic: 4711, s3: 4712, admin: 4713 } };

function nested(path: readonly string[], value: unknown): unknown {
	return path.reduceRight((inner: unknown, name) => ({ [name]: inner }), value);
}

/**
 * What the command line says, without the names of the program and the script.
 *
 * @throws ZodError for settings that make no sense, TypeError for an unknown flag.
 */
export function readFlags(args: readonly string[]): {
	readonly json: boolean;
	readonly settings: CompleteSettings;
} {
	const names = Object.keys(FLAGS).map((name) => [name, { type: 'string' }] as const);
	const options = { ...Object.fromEntries(names), json: { type: 'boolean' } } as const;
	const { json, ...given }: Readonly<Record<string, unknown>> = parseArgs({
		args: [...args],
		options,
	}).values;
	let settings: unknown = DEFAULTS;
	for (const [name, { value, path }] of Object.entries(FLAGS)) {
		if (given[name] === undefined) continue;
		const flag = `--${name}`;
		const said = z.object({ [flag]: value }).parse({ [flag]: given[name] });
		settings = mergeSettings(settings, nested(path, said[flag]));
	}
	return { json: json === true, settings: sandboxSettings.parse(settings) };
}

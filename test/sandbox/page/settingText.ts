import { z } from 'zod';
import { sandboxSettings } from '../../../sandbox/settings';
import { cell } from '../../pages/cell';

interface SettingSchema {
	readonly description?: string;
	readonly default?: unknown;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, SettingSchema>>;
}

const settingSchema: z.ZodType<SettingSchema> = z.lazy(() =>
	z.object({
		description: z.string().optional(),
		default: z.unknown().optional(),
		type: z.union([z.string(), z.array(z.string())]).optional(),
		enum: z.array(z.unknown()).optional(),
		properties: z.record(z.string(), settingSchema).optional(),
	}),
);

/** A group of settings by its path, such as `braze.track`, and one setting of it by the whole path. */
function* settingsOf(
	{ properties = {} }: SettingSchema,
	path = '',
): Generator<readonly [path: string, setting: SettingSchema]> {
	for (const [name, setting] of Object.entries(properties)) {
		if (setting.properties && setting.description === undefined) {
			yield* settingsOf(setting, `${path}${name}.`);
		} else yield [`${path}${name}`, setting];
	}
}

function choices({ enum: values }: SettingSchema): string {
	return values ? ` (${values.map((value) => `\`${String(value)}\``).join(', ')})` : '';
}

function row([path, setting]: readonly [string, SettingSchema]): string {
	const given = setting.default === undefined ? '' : `\`${JSON.stringify(setting.default)}\``;
	const description = `${setting.description ?? ''}${choices(setting)}`;
	return `| \`${path}\` | ${cell(description)} | ${cell(given)} |`;
}

/** Every setting of the sandbox, by its path. */
export function sandboxSettingPaths(): readonly (readonly [string, SettingSchema])[] {
	const schema = z.toJSONSchema(sandboxSettings, { io: 'input' });
	return [...settingsOf(settingSchema.parse(schema))];
}

/** The settings as a Markdown table. */
export function settingText(): string {
	const head = ['| setting | what it is | default |', '|---|---|---|'];
	return [...head, ...sandboxSettingPaths().map(row)].join('\n');
}

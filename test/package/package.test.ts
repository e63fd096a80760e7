import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = join(__dirname, '..', '..');

const manifest = z
	.object({
		name: z.string(),
		n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
		dependencies: z.record(z.string(), z.string()),
		peerDependencies: z.record(z.string(), z.string()),
	})
	.parse(readJson('package.json'));

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function readJson(path: string): unknown {
	return JSON.parse(read(path));
}

/** The files below a folder, by their paths from the root. */
function filesBelow(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const icon = z.union([
	z.templateLiteral(['file:', z.string()]),
	z.object({ light: z.string(), dark: z.string() }),
]);

const described = z.object({
	displayName: z.string(),
	name: z.string(),
	icon,
	properties: z.array(z.looseObject({ name: z.string() })),
});

const nodeDescription = described.extend({
	version: z.number(),
	credentials: z.array(z.object({ name: z.string(), testedBy: z.string().optional() })),
});

/** As a file of the build requires. */
const builtRequire = createRequire(join(root, 'dist', 'core', 'anyFile.js'));

/** An instance of the class that a built file is named after. */
function instanceIn(path: string): object {
	const loaded: unknown = builtRequire(join(root, path));
	const name = basename(path).split('.')[0] ?? '';
	const Loaded: unknown = Reflect.get(Object(loaded), name);
	if (typeof Loaded !== 'function') throw new Error(`${path} has no class ${name}`);
	return Reflect.construct(Loaded, []);
}

const nodeIn = (path: string) =>
	nodeDescription.parse(Reflect.get(instanceIn(path), 'description'));
const credentialIn = (path: string) => described.parse(instanceIn(path));

const { nodes, credentials } = manifest.n8n;

describe('what is published', () => {
	let files: readonly string[];

	beforeAll(async () => {
		const { stdout } = await promisify(execFile)(
			'npm',
			['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=silent'],
			{ cwd: root, maxBuffer: 64 * 1024 * 1024 },
		);
		const [packed] = z
			.array(z.object({ files: z.array(z.object({ path: z.string() })) }))
			.parse(JSON.parse(stdout));
		files = (packed?.files ?? []).map(({ path }) => path);
	}, 60_000);

	it.each(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'])('holds %s', (file) => {
		expect(files).toContain(file);
	});

	it.each(['dist/', 'templates/', 'docs/'])('holds files in %s', (folder) => {
		expect(files.filter((file) => file.startsWith(folder))).not.toEqual([]);
	});

	it('holds nothing else', () => {
		const wanted =
			/^(dist\/(core|nodes|credentials)|templates|docs)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
		expect(files.filter((file) => !wanted.test(file))).toEqual([]);
		expect(files.filter((file) => /\.test\.|(^|\/)(test|sandbox|demo|bench)\//.test(file))).toEqual(
			[],
		);
	});

	it('holds every node, credential, icon and codex that n8n loads', () => {
		const needed = [...nodes, ...credentials].flatMap((path) => [path, ...iconsOf(path)]);
		const codexes = nodes.map((path) => path.replace(/\.js$/, '.json'));
		expect(files).toEqual(expect.arrayContaining([...needed, ...codexes]));
	});
});

/** Light and dark, by their paths from the root. */
function iconsOf(path: string): readonly string[] {
	const { icon: given } = path.includes('/nodes/') ? nodeIn(path) : credentialIn(path);
	const names = typeof given === 'string' ? [given] : [given.light, given.dark];
	return names.map((name) => join(dirname(path), name.replace('file:', '')));
}

describe('what n8n loads', () => {
	it.each(nodes)('node %s', (path) => {
		const description = nodeIn(path);
		const codex = z
			.object({ node: z.string() })
			.parse(readJson(path.replace(/^dist\//, '').replace(/\.js$/, '.json')));
		expect(codex.node).toBe(`${manifest.name}.${description.name}`);
		const known = credentials.map((credential) => credentialIn(credential).name);
		for (const { name, testedBy } of description.credentials) {
			expect(known).toContain(name);
			expect(testedBy).toBe(`${name}Test`);
		}
	});

	it.each(credentials)('credential %s', (path) => {
		expect(credentialIn(path).properties.length).toBeGreaterThan(0);
	});

	it('every built node and credential is named in package.json', () => {
		const built = filesBelow('dist').filter((path) => /\.(node|credentials)\.js$/.test(path));
		expect([...built].sort()).toEqual([...nodes, ...credentials].sort());
	});

	it.each([...nodes, ...credentials])('icons of %s: light differs from dark', (path) => {
		const [light = '', dark = ''] = iconsOf(path);
		expect([light, dark].map((one) => existsSync(join(root, one)))).toEqual([true, true]);
		expect(read(light)).toContain('<svg');
		expect(read(dark)).toContain('<svg');
		expect(read(light)).not.toBe(read(dark));
	});
});

/** Of a module inside it: `csv-parse/sync` is of `csv-parse`. */
const packageOf = (name: string): string => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

describe('dependencies', () => {
	it.each(Object.entries(manifest.dependencies))(
		'%s is an exact version and can be required',
		(name, version) => {
			expect(version).toMatch(/^\d+\.\d+\.\d+$/);
			const required = builtRequire(name);
			const isFilled = typeof required === 'function' || Object.keys(Object(required)).length > 0;
			expect(isFilled).toBe(true);
		},
	);

	it('n8n comes from n8n alone', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(Object.keys(manifest.dependencies).filter((name) => /n8n/.test(name))).toEqual([]);
	});

	it('the build requires nothing but them, Node and n8n-workflow', () => {
		const known = new Set([...Object.keys(manifest.dependencies), 'n8n-workflow']);
		const strange = filesBelow('dist')
			.filter((path) => path.endsWith('.js'))
			.flatMap((path) =>
				[...read(path).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name),
			)
			.filter((name) => !/^(\.|node:)/.test(name) && !known.has(packageOf(name)));
		expect([...new Set(strange)]).toEqual([]);
	});
});

const templateFile = z.object({
	name: z.string().min(1),
	nodes: z.array(
		z.object({
			name: z.string(),
			type: z.string(),
			typeVersion: z.number(),
			disabled: z.boolean().optional(),
			parameters: z.record(z.string(), z.unknown()),
			credentials: z
				.record(z.string(), z.strictObject({ id: z.null(), name: z.string().min(1) }))
				.optional(),
		}),
	),
	connections: z.record(
		z.string(),
		z.object({ main: z.array(z.array(z.object({ node: z.string() }))) }),
	),
	active: z.literal(false),
	pinData: z.strictObject({}),
});

/** The names and texts in a value, at any depth. */
function* entriesIn(value: unknown): Generator<readonly [name: string, value: unknown]> {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, inner] of Object.entries(value)) {
		yield [name, inner];
		yield* entriesIn(inner);
	}
}

describe.each(readdirSync(join(root, 'templates')))('template %s', (file) => {
	const read = () => templateFile.parse(readJson(join('templates', file)));

	it('is a workflow whose arrows lead from and to its nodes', () => {
		const { nodes: all, connections } = read();
		const names = all.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.entries(connections).flatMap(([from, { main }]) => [
			from,
			...main.flat().map(({ node }) => node),
		]);
		expect(ends.filter((end) => !names.includes(end))).toEqual([]);
	});

	it('uses only nodes of n8n and of this package, in a version that there is', () => {
		const own = new Map(
			nodes.map((path) => {
				const { name, version } = nodeIn(path);
				return [`${manifest.name}.${name}`, version];
			}),
		);
		for (const { type, typeVersion } of read().nodes) {
			if (type.startsWith('n8n-nodes-base.')) continue;
			expect({ type, version: typeVersion }).toEqual({ type, version: own.get(type) });
		}
	});

	it('names the credentials that each node needs, and holds none', () => {
		const descriptions = new Map(
			nodes.map((path) => [`${manifest.name}.${nodeIn(path).name}`, nodeIn(path)]),
		);
		for (const { name, type, credentials: named = {} } of read().nodes) {
			const needed = descriptions.get(type)?.credentials.map((one) => one.name) ?? [];
			expect({ name, named: Object.keys(named).sort() }).toEqual({ name, named: needed.sort() });
		}
	});

	it('sets only parameters that its nodes have', () => {
		const properties = new Map(
			nodes.map((path) => {
				const { name, properties: all } = nodeIn(path);
				return [`${manifest.name}.${name}`, all.map((property) => property.name)];
			}),
		);
		for (const { name, type, parameters } of read().nodes) {
			const known = properties.get(type);
			if (!known) continue;
			const strange = Object.keys(parameters).filter((parameter) => !known.includes(parameter));
			expect({ name, strange }).toEqual({ name, strange: [] });
		}
	});

	it('holds no secret', () => {
		const secretNames = /secret|password|token|api_?key|access_?key|authorization/i;
		const filled = [...entriesIn(readJson(join('templates', file)))].filter(
			([name, value]) => secretNames.test(name) && value !== '' && value !== null,
		);
		expect(filled).toEqual([]);
		expect(readFileSync(join(root, 'templates', file), 'utf8')).not.toMatch(
			/\b(AKIA[0-9A-Z]{16}|Bearer \S{12,}|sandbox-[a-z-]*(key|secret))\b/,
		);
	});

	it('mails nothing before somebody enables it', () => {
		const mails = read().nodes.filter(({ type }) => type === 'n8n-nodes-base.emailSend');
		expect(mails.length).toBeGreaterThan(0);
		expect(mails.filter(({ disabled }) => disabled !== true)).toEqual([]);
	});
});

describe('the sources', () => {
	const sources = ['core', 'nodes', 'credentials']
		.flatMap(filesBelow)
		.filter((path) => path.endsWith('.ts'));

	it('have no file of more than 300 lines', () => {
		expect(sources.length).toBeGreaterThan(50);
		expect(sources.filter((path) => read(path).split('\n').length > 301)).toEqual([]);
	});

	it('core imports nothing of n8n, nodes or credentials', () => {
		const importing = sources
			.filter((path) => path.startsWith('core/'))
			.filter((path) =>
				/(from|import|require)\s*\(?\s*'(@?n8n|[./]+(nodes|credentials)\/)/.test(read(path)),
			);
		expect(importing).toEqual([]);
	});
});

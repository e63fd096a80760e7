import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** n8n's preset for community nodes, without the rules for n8n Cloud. */
const communityNodes = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;

const emptyNames = ['utils', 'helpers', 'common', 'misc', 'manager'];

export default typescript.config(
	globalIgnores(['dist', '.cache', 'node_modules', 'coverage']),
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, typescript.configs.recommended],
		rules: {
			'no-console': 'error',
			'no-undef': 'off',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'no-restricted-imports': [
				'error',
				{ patterns: emptyNames.map((name) => ({ group: [`**/${name}`, `**/${name}/**`] })) },
			],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [communityNodes],
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// They want the literal 'main', the community preset wants NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['nodes/ports/**/*.ts'],
		rules: {
			// Ports speak core's errors; forEachItem turns those into n8n's at the one place where a
			// node and an item are known.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// Asks for a page name; the community preset wants a full address.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// Takes the id of an encryption key for a secret.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['package.json'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		extends: [communityNodes],
		languageOptions: {
			parser: typescript.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: {
			...n8nNodesBase.configs.community.rules,
			// The rule guards n8n's verified packages, which may have none. Signed, streamed and
			// multipart requests to S3 are the SDK's work, not ours to write again.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	{
		// The core knows nothing of n8n: it is handed ports.
		files: ['core/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ group: ['n8n-*', '@n8n/*'], message: 'core/ imports nothing from n8n.' },
						{
							group: ['**/nodes/**', '**/credentials/**'],
							message: 'nodes/ import core/, never back.',
						},
						...emptyNames.map((name) => ({ group: [`**/${name}`, `**/${name}/**`] })),
					],
				},
			],
		},
	},
	{
		// The oracle states on its own what should arrive.
		files: ['demo/oracle/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['**/core/**', '**/nodes/**', '**/credentials/**', '**/sandbox/**'],
							message: 'The oracle imports nothing of what it judges.',
						},
					],
				},
			],
		},
	},
	{
		// The model states on its own what /users/track does.
		files: ['test/sandbox/trackModel/**/*.ts'],
		ignores: ['test/sandbox/trackModel/trackModel.test.ts', 'test/sandbox/trackModel/trial.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ group: ['**/sandbox/**'], message: 'The model imports nothing of what it judges.' },
					],
				},
			],
		},
	},
	{
		// Commands that people run print what they do.
		files: [
			'demo/**/*.ts',
			'sandbox/start.ts',
			'bench/**/*.ts',
			'test/e2e/**/*.ts',
			'test/sandbox/rules/takeOut.ts',
		],
		rules: { 'no-console': 'off' },
	},
);

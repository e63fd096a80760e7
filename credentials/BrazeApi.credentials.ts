import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { brazeInstances } from '../core/braze/instances';

export class BrazeApi implements ICredentialType {
	name = 'brazeApi';

	displayName = 'Braze API';

	icon: Icon = { light: 'file:braze.svg', dark: 'file:braze.dark.svg' };

	documentationUrl = 'https://www.braze.com/docs/api/basics/';

	properties: INodeProperties[] = [
		{
			displayName: 'Instance',
			name: 'instance',
			type: 'options',
			options: [
				...brazeInstances.map(({ name, url }) => ({ name: `${name} (${url})`, value: name })),
				{ name: 'Custom Host', value: 'custom' },
			],
			default: 'US-01',
			description:
				'The instance your Braze dashboard is on. A right key at a wrong instance is refused like a wrong key.',
		},
		{
			displayName: 'Custom Host',
			name: 'customHost',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://rest.iad-01.braze.com',
			description: 'The REST endpoint, not the one for SDKs',
			displayOptions: { show: { instance: ['custom'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A REST API key with the permissions users.track, users.export.segment, segments.list and segments.details',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};
}

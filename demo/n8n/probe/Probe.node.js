const { NodeConnectionTypes } = require('n8n-workflow');

exports.Probe = class {
	description = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Gives back what its credential and its fields hold',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'probeApi', required: true, testedBy: 'probeTest' }],
		properties: [
			{
				displayName: 'Pick',
				name: 'pick',
				type: 'options',
				default: '',
				typeOptions: { loadOptionsMethod: 'getWords' },
			},
			{
				displayName: 'Choose',
				name: 'choose',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				modes: [
					{
						displayName: 'List',
						name: 'list',
						type: 'list',
						typeOptions: { searchListMethod: 'searchWords', searchable: true },
					},
				],
			},
		],
	};

	methods = {
		loadOptions: {
			async getWords() {
				const { word } = await this.getCredentials('probeApi');
				return [{ name: word, value: word }];
			},
		},
		listSearch: {
			async searchWords(filter) {
				const { word } = await this.getCredentials('probeApi');
				return { results: [{ name: `${word} ${filter}`, value: word }] };
			},
		},
		credentialTest: {
			async probeTest(credential) {
				return credential.data.word === 'wrong'
					? { status: 'Error', message: 'Wrong word' }
					: { status: 'OK', message: 'Right word' };
			},
		},
	};

	async execute() {
		const { word } = await this.getCredentials('probeApi');
		const pick = this.getNodeParameter('pick', 0);
		const items = this.getInputData().map((input, item) => ({
			json: { ...input.json, word, pick },
			pairedItem: { item },
		}));
		return [items];
	}
};

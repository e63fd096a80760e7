exports.ProbeApi = class {
	name = 'probeApi';
	displayName = 'Probe API';
	properties = [{ displayName: 'Word', name: 'word', type: 'string', default: '', required: true }];
};

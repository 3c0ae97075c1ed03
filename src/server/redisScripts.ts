/** How many messages of one topic are kept. */
export const MAX_TOPIC_MESSAGES = 500
/** How long after its last message a topic is forgotten. */
const TOPIC_LIFE_MS = 6 * 60 * 60 * 1000

/** A stream remembers the message, and the channel of the same name wakes whoever reads the stream. */
const SEND = (stream: string, message: string) => `
local id = redis.call('XADD', ${stream}, 'MAXLEN', '${MAX_TOPIC_MESSAGES}', '*', 'message', ${message})
redis.call('PEXPIRE', ${stream}, '${TOPIC_LIFE_MS}')
redis.call('PUBLISH', ${stream}, id)`

/** Keys: the stream. Arguments: the message. Answers its id. */
export const PUBLISH_SCRIPT = `${SEND('KEYS[1]', 'ARGV[1]')}
return id`

/**
 * Keys: the entry, and the stream where a message goes along. Arguments: whether there must be an entry ('1'), which,
 * the new one, how many milliseconds it lives ('' for ever), the message. Answers 1 where it did.
 */
export const REPLACE_SCRIPT = `
local current = redis.call('GET', KEYS[1])
if ARGV[1] == '1' then
  if current ~= ARGV[2] then return 0 end
elseif current then
  return 0
end
if ARGV[4] == '' then
  redis.call('SET', KEYS[1], ARGV[3])
else
  redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
end
if KEYS[2] then
${SEND('KEYS[2]', 'ARGV[5]')}
end
return 1`

const READ = (command: string) => `
local answer = {}
for _, entry in ipairs(redis.call(${command})) do
  table.insert(answer, entry[1])
  table.insert(answer, entry[2][2])
end
return answer`

/** Keys: the stream. Arguments: an id. Answers that message, if it is still there, and all after it: id, text, id, text … */
export const MESSAGES_SCRIPT = READ("'XRANGE', KEYS[1], ARGV[1], '+'")

/** Keys: the stream. Answers its last message in the same way. */
export const LAST_MESSAGE_SCRIPT = READ("'XREVRANGE', KEYS[1], '+', '-', 'COUNT', '1'")

using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>A YAML text as the JSON an editor takes it for: plain numbers and truth values are what they look like.</summary>
internal static class YamlAsJson
{
    public static JToken Convert(string yaml)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count == 0 ? JValue.CreateNull() : Convert(stream.Documents[0].RootNode);
    }

    private static JToken Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JObject(mapping.Children.Select(pair => new JProperty(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode sequence => new JArray(sequence.Children.Select(Convert)),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => new JValue(scalar.Value),
        _ => throw new ArgumentException($"No JSON for {node.NodeType}.", nameof(node)),
    };

    private static JValue Plain(string text) =>
        text is "" or "~" or "null" ? JValue.CreateNull()
        : text is "true" or "false" ? new JValue(text == "true")
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? new JValue(whole)
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? new JValue(number)
        : new JValue(text);
}

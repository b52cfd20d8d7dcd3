using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Pairs the resources of both languages: by place when there are as many in each, else by address.</summary>
internal sealed class ResourceReconciler(LanguagePair pair)
{
    private const string UnknownType = "Other";

    /// <summary>The resources in the order of the French text; those of the English text alone come last.</summary>
    public IReadOnlyList<Resource> Reconcile(PublishedElement french, PublishedElement english)
    {
        if (french.Resources.Count == english.Resources.Count)
        {
            return [.. french.Resources.Zip(english.Resources, (inFrench, inEnglish) => Join(french.Number, inFrench, inEnglish))];
        }

        pair.Remarks.Warn(pair.English.File, english.Line, $"the resources of element {french.Number} are {english.Resources.Count} in English and {french.Resources.Count} in French; they are paired by their addresses");
        Dictionary<string, Queue<PublishedResource>> byLink = english.Resources
            .Where(resource => resource.Link is not null)
            .GroupBy(resource => resource.Link!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<PublishedResource>(group), StringComparer.Ordinal);
        HashSet<PublishedResource> paired = [];
        List<Resource> resources = [];
        foreach (PublishedResource inFrench in french.Resources)
        {
            PublishedResource? inEnglish = inFrench.Link is { } link && byLink.TryGetValue(link, out Queue<PublishedResource>? same) && same.Count > 0 ? same.Dequeue() : null;
            resources.Add(inEnglish is null ? Alone(french.Number, inFrench, isFrench: true) : Join(french.Number, inFrench, inEnglish));
            if (inEnglish is not null)
            {
                paired.Add(inEnglish);
            }
        }

        resources.AddRange(english.Resources.Where(resource => !paired.Contains(resource)).Select(resource => Alone(french.Number, resource, isFrench: false)));
        return resources;
    }

    private Resource Join(ElementNumber element, PublishedResource french, PublishedResource english)
    {
        if (french.Type is not null && english.Type is not null && french.Type != english.Type)
        {
            pair.Remarks.Warn(pair.English.File, english.Line, $"a resource of element {element} is \"{english.Type}\" in English and \"{french.Type}\" in French; the French text counts");
        }

        if (french.Link is not null && english.Link is not null && french.Link != english.Link)
        {
            pair.Remarks.Warn(pair.English.File, english.Line, $"a resource of element {element} has another address in English than in French; the texts keep theirs, the link is the French one");
        }

        return new(french.Type ?? english.Type ?? UnknownType, new(french.Text, english.Text), french.Link ?? english.Link);
    }

    private Resource Alone(ElementNumber element, PublishedResource resource, bool isFrench)
    {
        pair.OnlyOne(isFrench, resource.Line, $"a resource of element {element}");
        return new(resource.Type ?? UnknownType, new(resource.Text, resource.Text), resource.Link);
    }
}

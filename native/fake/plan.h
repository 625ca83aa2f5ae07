// What an engine of the fake holds: behind the head that every TensorRT writes, lines of text.
//
//   capability 89                      the only device that it runs on; left out, any
//   tensor x in float -1x3 [host] [format=N]    sizes: -1 as the first input has it, ? as many as the first input has values that are not zero
//   profile 0 x 1x3 4x3 8x3            minimum, optimum and maximum of an input
//   layers                             all that follows is what the inspector tells
#pragma once

#include "network.h"

#include <array>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace trt
{
constexpr int64_t kBY_VALUES = -2;
constexpr size_t kHEAD = 256;

inline Dims dimsOf(std::string text)
{
    Dims dims{};
    for (std::istringstream parts(text); dims.nbDims < 8 && std::getline(parts, text, 'x');)
        dims.d[dims.nbDims++] = text == "?" ? kBY_VALUES : std::atoll(text.c_str());
    return dims;
}

inline std::string textOf(Dims const& dims)
{
    std::string text;
    for (int i = 0; i < dims.nbDims; i++) text += (i ? "x" : "") + (dims.d[i] == kBY_VALUES ? "?" : std::to_string(dims.d[i]));
    return text;
}

inline Dims asSeen(Dims dims)
{
    for (int i = 0; i < dims.nbDims; i++)
        if (dims.d[i] == kBY_VALUES) dims.d[i] = -1;
    return dims;
}

struct IoTensor
{
    std::string name;
    DataType type{};
    Dims dims{};
    bool input = false;
    bool host = false;
    int format = 0;
};

constexpr char const* kTYPES[] = {"float", "half", "int8", "int32", "bool", "uint8", "fp8", "bf16", "int64"};

struct Plan
{
    int capability = 0;
    std::vector<IoTensor> tensors;
    std::vector<std::map<std::string, std::array<Dims, 3>>> profiles;
    std::string layers;

    IoTensor const* find(char const* name) const
    {
        for (auto const& t : tensors)
            if (t.name == name) return &t;
        return nullptr;
    }

    static Plan read(std::string const& text)
    {
        Plan plan;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
        {
            std::istringstream words(line);
            std::string kind, word;
            words >> kind;
            if (kind == "capability") words >> plan.capability;
            else if (kind == "tensor") plan.tensors.push_back(tensor(words));
            else if (kind == "profile")
            {
                size_t index = 0;
                std::string name;
                std::array<std::string, 3> sizes;
                words >> index >> name >> sizes[0] >> sizes[1] >> sizes[2];
                if (index >= plan.profiles.size()) plan.profiles.resize(index + 1);
                plan.profiles[index][name] = {dimsOf(sizes[0]), dimsOf(sizes[1]), dimsOf(sizes[2])};
            }
            else if (kind == "layers") plan.layers = text.substr(static_cast<size_t>(lines.tellg()));
            if (kind == "layers") break;
        }
        return plan;
    }

    std::string write() const
    {
        std::string text;
        if (capability) text += "capability " + std::to_string(capability) + "\n";
        for (auto const& t : tensors)
            text += "tensor " + t.name + (t.input ? " in " : " out ") + kTYPES[static_cast<int>(t.type)] + " " + textOf(t.dims) + "\n";
        for (size_t i = 0; i < profiles.size(); i++)
            for (auto const& p : profiles[i])
                text += "profile " + std::to_string(i) + " " + p.first + " " + textOf(p.second[0]) + " " + textOf(p.second[1]) + " " + textOf(p.second[2]) + "\n";
        return text + "layers\n" + layers;
    }

private:
    static IoTensor tensor(std::istringstream& words)
    {
        IoTensor t;
        std::string mode, type, sizes, word;
        words >> t.name >> mode >> type >> sizes;
        t.input = mode == "in";
        for (int i = 0; i < static_cast<int>(sizeof kTYPES / sizeof *kTYPES); i++)
            if (type == kTYPES[i]) t.type = static_cast<DataType>(i);
        t.dims = dimsOf(sizes);
        while (words >> word)
        {
            if (word == "host") t.host = true;
            else if (word.rfind("format=", 0) == 0) t.format = std::atoi(word.c_str() + 7);
        }
        return t;
    }
};
} // namespace trt
